-- The cells of the documents that the caller may open, filtered and paged, line by line.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListSourceDatapoints.sql
with /* Monitoring/ListSourceDatapoints */
matching as (
    select
        cell.id,
        cell.document_id,
        cell.row_number,
        cell.column_number
    from monitoring.source_datapoint_detail as cell
    where
        cell.document_id in (select opened.document_id from monitoring.opened_document(:caller_id::bigint) as opened)
        -- slot: filters
),

page as (
    select
        matching.id,
        matching.document_id,
        matching.row_number,
        matching.column_number
    from matching
    order by matching.document_id, matching.row_number, matching.column_number, matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    cell.id,
    cell.document_id,
    cell.row_number,
    cell.column_number,
    cell.region_code,
    cell.campaign_string,
    cell.indicator_string,
    cell.cell_value,
    cell.value,
    cell.status,
    cell.reason
from page
inner join monitoring.source_datapoint_detail as cell on cell.id = page.id
order by page.document_id, page.row_number, page.column_number, page.id
