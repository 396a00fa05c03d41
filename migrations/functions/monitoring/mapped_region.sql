-- The regions that hold values through the map of a source string: those of the datapoints that come from its cells, in
-- any document. Of the three branches one is executed.
create or replace function monitoring.mapped_region(of_model text, of_source_object_id integer)
    returns table (region_id integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_region on source_region.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.region_code = source_region.region_code
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'region'
        and document_review.db_model = 'region'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0

    union

    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_campaign on source_campaign.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.campaign_string = source_campaign.campaign_string
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'campaign'
        and document_review.db_model = 'campaign'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0

    union

    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_indicator on source_indicator.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.indicator_string = source_indicator.indicator_string
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'indicator'
        and document_review.db_model = 'indicator'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0
$$;
