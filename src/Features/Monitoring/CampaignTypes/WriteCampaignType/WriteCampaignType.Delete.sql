-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteCampaignType.Delete.sql
with /* Monitoring/WriteCampaignType.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select campaign_type.id
    from monitoring.campaign_type
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.campaign_type
    using permitted
    where
        campaign_type.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning campaign_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
