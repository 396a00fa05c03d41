-- How many cells of the document have a string without a map, so that no campaign's turn came to them. With an indicator
-- those whose indicator is mapped to it: of what is not mapped nobody knows whether it is that one.
-- psql -v document_id=17 -v indicator_id=null -f MasterRefresh.Unmapped.sql
select /* Monitoring/MasterRefresh.Unmapped */
    count(*)
from monitoring.source_datapoint
left join monitoring.source_region on source_region.region_code = source_datapoint.region_code
left join monitoring.region_map on region_map.source_object_id = source_region.id
left join monitoring.source_campaign on source_campaign.campaign_string = source_datapoint.campaign_string
left join monitoring.campaign_map on campaign_map.source_object_id = source_campaign.id
left join monitoring.source_indicator on source_indicator.indicator_string = source_datapoint.indicator_string
left join monitoring.indicator_map on indicator_map.source_object_id = source_indicator.id
where
    source_datapoint.document_id = :document_id::integer
    and not source_datapoint.is_withdrawn
    and (region_map.id is null or campaign_map.id is null or indicator_map.id is null)
    and (:indicator_id::integer is null or indicator_map.master_object_id = :indicator_id::integer)
