-- The cells of some lines of a document in the place of those that were there. What stays keeps its id; what goes is
-- only withdrawn while a datapoint comes from it.
-- psql -v row_numbers="'{}'" -v column_numbers="'{}'" -v region_codes="'{}'" -v campaign_strings="'{}'" -v indicator_strings="'{}'" -v cell_values="'{}'" -v numbers="'{}'" -v document_id=17 -v first_row=1 -v last_row=1 -v now="'2026-11-22'" -f FileIngest.Cells.sql
with /* Monitoring/FileIngest.Cells */
incoming as materialized (
    select
        item.row_number,
        item.column_number,
        item.region_code,
        item.campaign_string,
        item.indicator_string,
        item.cell_value,
        item.number
    from unnest(
        :row_numbers::integer[],
        :column_numbers::integer[],
        :region_codes::text[],
        :campaign_strings::text[],
        :indicator_strings::text[],
        :cell_values::text[],
        :numbers::double precision[]
    ) as item (row_number, column_number, region_code, campaign_string, indicator_string, cell_value, number)
),

-- Grouped, not joined: of a document that has just come the planner knows nothing, and would loop.
gone as materialized (
    select
        known.id,
        exists (
            select 1
            from monitoring.datapoint
            where datapoint.source_datapoint_id = known.id
        ) as is_used
    from (
        select max(either.id) as id
        from (
            select
                source_datapoint.id,
                source_datapoint.row_number,
                source_datapoint.indicator_string
            from monitoring.source_datapoint
            where
                source_datapoint.document_id = :document_id::integer
                and source_datapoint.row_number between :first_row::integer and :last_row::integer

            union all

            select
                null,
                incoming.row_number,
                incoming.indicator_string
            from incoming
        ) as either
        group by either.row_number, either.indicator_string
        having count(*) = count(either.id)
    ) as known
),

deleted as (
    delete from monitoring.source_datapoint
    using gone
    where
        source_datapoint.id = gone.id
        and not gone.is_used
),

withdrawn as (
    update monitoring.source_datapoint
    set
        is_withdrawn = true,
        status = null
    from gone
    where
        source_datapoint.id = gone.id
        and gone.is_used
        and not source_datapoint.is_withdrawn
)

insert into monitoring.source_datapoint (
    document_id,
    row_number,
    column_number,
    source_guid,
    region_code,
    campaign_string,
    indicator_string,
    cell_value,
    value,
    created_at
)
select
    :document_id::integer,
    incoming.row_number,
    incoming.column_number,
    'doc_id:' || :document_id::integer || '-row_no:' || incoming.row_number,
    incoming.region_code,
    incoming.campaign_string,
    incoming.indicator_string,
    incoming.cell_value,
    incoming.number,
    :now::timestamptz
from incoming
order by incoming.row_number, incoming.column_number
on conflict (document_id, row_number, indicator_string) do update
    set
        column_number = excluded.column_number,
        region_code = excluded.region_code,
        campaign_string = excluded.campaign_string,
        cell_value = excluded.cell_value,
        value = excluded.value,
        status = null,
        is_withdrawn = false
    where
        (
            source_datapoint.column_number,
            source_datapoint.region_code,
            source_datapoint.campaign_string,
            source_datapoint.cell_value,
            source_datapoint.value,
            source_datapoint.is_withdrawn
        )
        is distinct from (
            excluded.column_number,
            excluded.region_code,
            excluded.campaign_string,
            excluded.cell_value,
            excluded.value,
            false
        )
