-- Keeps the counts of the documents and of their review rows: each cell that is named gained a datapoint, or lost one.
-- The documents are locked from here on, so this comes last in a transaction.
create or replace function monitoring.count_datapoints(gained_cell_ids bigint[], lost_cell_ids bigint[])
    returns void
    language plpgsql
as $$
begin
    -- In one order for all: two who lock the same documents do not wait for each other.
    perform
    from monitoring.document
    where
        document.id in (
            select source_datapoint.document_id
            from monitoring.source_datapoint
            where source_datapoint.id = any(gained_cell_ids || lost_cell_ids)
        )
    order by document.id
    for no key update;

    with changed as materialized (
        select
            source_datapoint.document_id,
            source_datapoint.region_code,
            source_datapoint.campaign_string,
            source_datapoint.indicator_string,
            source_datapoint.is_withdrawn,
            sum(item.change) as change
        from (
            select
                gained.cell_id,
                1 as change
            from unnest(gained_cell_ids) as gained (cell_id)

            union all

            select
                lost.cell_id,
                -1
            from unnest(lost_cell_ids) as lost (cell_id)
        ) as item
        inner join monitoring.source_datapoint on source_datapoint.id = item.cell_id
        group by
            source_datapoint.document_id,
            source_datapoint.region_code,
            source_datapoint.campaign_string,
            source_datapoint.indicator_string,
            source_datapoint.is_withdrawn
        having sum(item.change) <> 0
    ),

    counted as (
        update monitoring.document
        set master_datapoint_count = document.master_datapoint_count + summed.change
        from (
            select
                changed.document_id,
                sum(changed.change) as change
            from changed
            group by changed.document_id
        ) as summed
        where document.id = summed.document_id
    ),

    named as (
        select
            changed.document_id,
            case
                when grouping(changed.region_code) = 0 then 'region'
                when grouping(changed.campaign_string) = 0 then 'campaign'
                else 'indicator'
            end as db_model,
            coalesce(changed.region_code, changed.campaign_string, changed.indicator_string) as source_string,
            sum(changed.change) as change
        from changed
        where not changed.is_withdrawn
        group by grouping sets (
            (changed.document_id, changed.region_code),
            (changed.document_id, changed.campaign_string),
            (changed.document_id, changed.indicator_string)
        )
        having sum(changed.change) <> 0
    )

    update monitoring.document_review
    set master_dp_count = document_review.master_dp_count + named.change
    from named
    where
        document_review.document_id = named.document_id
        and document_review.db_model = named.db_model
        and document_review.source_object_id = case named.db_model
            when 'region' then (
                select source_region.id
                from monitoring.source_region
                where source_region.region_code = named.source_string
            )
            when 'campaign' then (
                select source_campaign.id
                from monitoring.source_campaign
                where source_campaign.campaign_string = named.source_string
            )
            else (
                select source_indicator.id
                from monitoring.source_indicator
                where source_indicator.indicator_string = named.source_string
            )
        end;
end
$$;
