-- The region strings of a document that the system has not seen before. In one order for all, so that two documents
-- with the same new strings do not wait for each other.
-- psql -v document_id=17 -f FileIngest.Regions.sql
with /* Monitoring/FileIngest.Regions */
named as (
    select
        source_datapoint.region_code,
        min(source_datapoint.row_number) as row_number
    from monitoring.source_datapoint
    where
        source_datapoint.document_id = :document_id::integer
        and not source_datapoint.is_withdrawn
    group by source_datapoint.region_code
),

written as (
    insert into monitoring.source_region (region_code, source_guid, document_id)
    select
        named.region_code,
        'doc_id:' || :document_id::integer || '-row_no:' || named.row_number,
        :document_id::integer
    from named
    where
        not exists (
            select 1
            from monitoring.source_region
            where source_region.region_code = named.region_code
        )
    order by named.region_code collate "C"
    on conflict (region_code) do nothing
    returning source_region.id
)

select count(*) as created
from written
