-- Deletes the one row that the conditions name, or none.
with /* Monitoring/WriteCampaignMap.Delete */
permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'upload_csv')
        or monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select campaign_map.id
    from monitoring.campaign_map
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.campaign_map
    using permitted
    where
        campaign_map.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning campaign_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
