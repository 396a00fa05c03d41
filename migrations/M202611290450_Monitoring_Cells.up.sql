-- The bound that data entry has. What is beyond it is no value, so that sums of it stay within double precision.
update monitoring.source_datapoint
set value = null
where abs(source_datapoint.value) > 1e300;

-- Joins whose columns nobody asks for are not made.
create view monitoring.source_datapoint_detail as
select
    source_datapoint.id,
    source_datapoint.document_id,
    source_datapoint.row_number,
    source_datapoint.column_number,
    source_datapoint.region_code,
    source_datapoint.campaign_string,
    source_datapoint.indicator_string,
    source_datapoint.cell_value,
    source_datapoint.value,
    judged.status,
    case judged.status
        when 'SYNCED' then null
        when 'UNMAPPED' then 'not mapped: ' || concat_ws(
            ', ',
            case when region_map.id is null then 'region ''' || source_datapoint.region_code || '''' end,
            case when campaign_map.id is null then 'campaign ''' || source_datapoint.campaign_string || '''' end,
            case when indicator_map.id is null then 'indicator ''' || source_datapoint.indicator_string || '''' end
        )
        when 'NO_VALUE' then 'not a number up to 1e300'
        when 'OFFICE_MISMATCH' then 'region and campaign belong to different offices'
        when 'NOT_PERMITTED' then 'whoever refreshed may not write this region or indicator'
        when 'SUPERSEDED' then 'another cell of the document has the same region, campaign and indicator, and counts'
        when 'KEPT_TYPED' then 'a person typed a value there'
        when 'OLDER_DOCUMENT' then 'the value there comes from a newer document'
        else 'mapped, and not refreshed yet'
    end as reason
from monitoring.source_datapoint
left join monitoring.source_region on source_region.region_code = source_datapoint.region_code
left join monitoring.region_map on region_map.source_object_id = source_region.id
left join monitoring.source_campaign on source_campaign.campaign_string = source_datapoint.campaign_string
left join monitoring.campaign_map on campaign_map.source_object_id = source_campaign.id
left join monitoring.source_indicator on source_indicator.indicator_string = source_datapoint.indicator_string
left join monitoring.indicator_map on indicator_map.source_object_id = source_indicator.id
cross join lateral (
    select
        case
            when exists (
                select 1
                from monitoring.datapoint
                where datapoint.source_datapoint_id = source_datapoint.id
            ) then 'SYNCED'
            when region_map.id is null or campaign_map.id is null or indicator_map.id is null then 'UNMAPPED'
            else source_datapoint.status
        end as status
) as judged
where not source_datapoint.is_withdrawn;

comment on view monitoring.source_datapoint_detail is
    'The cells of documents and what became of them. The maps are joined, so a map shows at once; what the last refresh said of a cell counts only while it is mapped.';

comment on column monitoring.source_datapoint_detail.reason is
    'Why no datapoint comes from the cell, in words; null: one does.';
