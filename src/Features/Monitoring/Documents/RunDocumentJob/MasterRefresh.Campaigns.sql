-- Locks the campaigns that a refresh of the document may write, in the order of their ids so that two never deadlock.
with /* Monitoring/MasterRefresh.Campaigns */
concerned as (
    select campaign_map.master_object_id as id
    from (
        select distinct source_datapoint.campaign_string
        from monitoring.source_datapoint
        where source_datapoint.document_id = :document_id::integer
    ) as named
    inner join monitoring.source_campaign on source_campaign.campaign_string = named.campaign_string
    inner join monitoring.campaign_map on campaign_map.source_object_id = source_campaign.id

    union

    select datapoint.campaign_id
    from monitoring.source_datapoint
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where source_datapoint.document_id = :document_id::integer
),

ordered as materialized (
    select concerned.id
    from concerned
    order by concerned.id
)

select
    ordered.id,
    monitoring.lock_campaign(ordered.id)::text as locked
from ordered
