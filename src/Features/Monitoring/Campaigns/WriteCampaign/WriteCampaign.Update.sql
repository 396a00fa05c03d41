-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name=null -v has_name=false -v slug=null -v has_slug=false -v office_id=null -v has_office_id=false -v campaign_type_id=null -v has_campaign_type_id=false -v start_date=null -v has_start_date=false -v end_date="'2017-01-04'" -v has_end_date=true -v caller_id=1 -f WriteCampaign.Update.sql
with /* Monitoring/WriteCampaign.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.campaign
    set
        name = case when :has_name::boolean then :name::text else campaign.name end,
        slug = case when :has_slug::boolean then :slug::text else campaign.slug end,
        office_id = case when :has_office_id::boolean then :office_id::integer else campaign.office_id end,
        campaign_type_id = case
            when :has_campaign_type_id::boolean then :campaign_type_id::integer
            else campaign.campaign_type_id
        end,
        start_date = case when :has_start_date::boolean then :start_date::date else campaign.start_date end,
        end_date = case when :has_end_date::boolean then :end_date::date else campaign.end_date end
    from permitted
    where campaign.id = :id::integer
    returning campaign.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
