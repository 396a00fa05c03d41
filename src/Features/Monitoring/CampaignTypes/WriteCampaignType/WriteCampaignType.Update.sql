-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name="'Mop-up'" -v has_name=true -v caller_id=1 -f WriteCampaignType.Update.sql
with /* Monitoring/WriteCampaignType.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.campaign_type
    set name = case when :has_name::boolean then :name::text else campaign_type.name end
    from permitted
    where campaign_type.id = :id::integer
    returning campaign_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
