-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteCampaign.Delete.sql
with /* Monitoring/WriteCampaign.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select campaign.id
    from monitoring.campaign
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.campaign
    using permitted
    where
        campaign.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning campaign.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
