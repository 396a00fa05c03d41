-- Changes what was given of one campaign type, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"name\": \"Mop-up\"}'" -v caller_id=1 -f WriteCampaignType.Update.sql
with /* Monitoring/WriteCampaignType.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.campaign_type
    set (name) = (
        select given.name
        from jsonb_populate_record(campaign_type, :given::jsonb) as given
    )
    from permitted
    where campaign_type.id = :id::integer
    returning campaign_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
