-- The campaigns that a refresh of the document concerns: those that its strings are mapped to, and those
-- with values from it, which may have to go. Of each the values that come from the document now; meanwhile they become
-- fewer, never more, because one at a time refreshes a document.
-- psql -v document_id=17 -f MasterRefresh.Campaigns.sql
with /* Monitoring/MasterRefresh.Campaigns */
mapped as (
    select campaign_map.master_object_id as campaign_id
    from (
        select distinct source_datapoint.campaign_string
        from monitoring.source_datapoint
        where source_datapoint.document_id = :document_id::integer
    ) as named
    inner join monitoring.source_campaign on source_campaign.campaign_string = named.campaign_string
    inner join monitoring.campaign_map on campaign_map.source_object_id = source_campaign.id
),

held as (
    select
        datapoint.campaign_id,
        array_agg(datapoint.id) as datapoint_ids
    from monitoring.source_datapoint
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where source_datapoint.document_id = :document_id::integer
    group by datapoint.campaign_id
),

concerned as (
    select mapped.campaign_id
    from mapped

    union

    select held.campaign_id
    from held
)

select
    concerned.campaign_id,
    coalesce(held.datapoint_ids, '{}') as datapoint_ids
from concerned
left join held on held.campaign_id = concerned.campaign_id
order by concerned.campaign_id
