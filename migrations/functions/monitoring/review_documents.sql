-- Counts the documents' cells and datapoints anew, and makes their review rows. Rows that stay keep their ids.
create or replace function monitoring.review_documents(of_document_ids integer[])
    returns void
    language plpgsql
as $$
begin
    -- Before anything is counted: whoever types over a datapoint of the document takes it from the count after us.
    perform
    from monitoring.document
    where document.id = any(of_document_ids)
    order by document.id
    for no key update;

    update monitoring.document
    set
        source_datapoint_count = counted.cells,
        master_datapoint_count = counted.datapoints
    from (
        select
            wanted.id,
            count(source_datapoint.id) filter (where not source_datapoint.is_withdrawn) as cells,
            coalesce(sum(
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                )
            ), 0) as datapoints
        from unnest(of_document_ids) as wanted (id)
        left join monitoring.source_datapoint on source_datapoint.document_id = wanted.id
        group by wanted.id
    ) as counted
    where
        document.id = counted.id
        and document.is_processed;

    with counted as materialized (
        select
            cell.document_id,
            case
                when grouping(cell.region_code) = 0 then 'region'
                when grouping(cell.campaign_string) = 0 then 'campaign'
                else 'indicator'
            end as db_model,
            coalesce(cell.region_code, cell.campaign_string, cell.indicator_string) as source_string,
            count(*) as cells,
            sum(cell.datapoints) as datapoints
        from (
            select
                source_datapoint.document_id,
                source_datapoint.region_code,
                source_datapoint.campaign_string,
                source_datapoint.indicator_string,
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                ) as datapoints
            from monitoring.source_datapoint
            where
                source_datapoint.document_id = any(of_document_ids)
                and not source_datapoint.is_withdrawn
        ) as cell
        group by grouping sets (
            (cell.document_id, cell.region_code),
            (cell.document_id, cell.campaign_string),
            (cell.document_id, cell.indicator_string)
        )
    ),

    found as materialized (
        select
            counted.document_id,
            counted.db_model,
            coalesce(source_region.id, source_campaign.id, source_indicator.id) as source_object_id,
            counted.cells,
            counted.datapoints
        from counted
        left join monitoring.source_region
            on counted.db_model = 'region'
            and source_region.region_code = counted.source_string
        left join monitoring.source_campaign
            on counted.db_model = 'campaign'
            and source_campaign.campaign_string = counted.source_string
        left join monitoring.source_indicator
            on counted.db_model = 'indicator'
            and source_indicator.indicator_string = counted.source_string
    ),

    gone as (
        delete from monitoring.document_review
        where
            document_review.document_id = any(of_document_ids)
            and (document_review.document_id, document_review.db_model, document_review.source_object_id) not in (
                select
                    found.document_id,
                    found.db_model,
                    found.source_object_id
                from found
            )
    )

    insert into monitoring.document_review (document_id, db_model, source_object_id, source_dp_count, master_dp_count)
    select
        found.document_id,
        found.db_model,
        found.source_object_id,
        found.cells,
        found.datapoints
    from found
    order by found.document_id, found.db_model desc, found.source_object_id
    on conflict (document_id, db_model, source_object_id) do update
        set
            source_dp_count = excluded.source_dp_count,
            master_dp_count = excluded.master_dp_count
        where
            (document_review.source_dp_count, document_review.master_dp_count)
            is distinct from (excluded.source_dp_count, excluded.master_dp_count);
end
$$;
