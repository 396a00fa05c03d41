-- Cells that are no longer mapped have no status: nobody judged them.
-- psql -v document_id=17 -f MasterRefresh.Forget.sql
update /* Monitoring/MasterRefresh.Forget */ monitoring.source_datapoint
set status = null
where
    source_datapoint.document_id = :document_id::integer
    and source_datapoint.status is not null
    and not source_datapoint.is_withdrawn
    and (
        source_datapoint.region_code not in (
            select source_region.region_code
            from monitoring.region_map
            inner join monitoring.source_region on source_region.id = region_map.source_object_id
        )
        or source_datapoint.campaign_string not in (
            select source_campaign.campaign_string
            from monitoring.campaign_map
            inner join monitoring.source_campaign on source_campaign.id = campaign_map.source_object_id
        )
        or source_datapoint.indicator_string not in (
            select source_indicator.indicator_string
            from monitoring.indicator_map
            inner join monitoring.source_indicator on source_indicator.id = indicator_map.source_object_id
        )
    )
