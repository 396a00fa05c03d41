-- Changes what was given of one campaign, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"end_date\": \"2026-01-16\"}'" -v caller_id=1 -f WriteCampaign.Update.sql
with /* Monitoring/WriteCampaign.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.campaign
    set (name, slug, start_date, end_date, office_id, campaign_type_id) = (
        select
            given.name,
            given.slug,
            given.start_date,
            given.end_date,
            given.office_id,
            given.campaign_type_id
        from jsonb_populate_record(campaign, :given::jsonb) as given
    )
    from permitted
    where campaign.id = :id::integer
    returning campaign.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
