-- The indicator strings of a document that the system has not seen before. In one order for all, so that two documents
-- with the same new strings do not wait for each other.
-- psql -v document_id=17 -f FileIngest.Indicators.sql
with /* Monitoring/FileIngest.Indicators */
named as (
    select
        source_datapoint.indicator_string,
        min(source_datapoint.row_number) as row_number
    from monitoring.source_datapoint
    where
        source_datapoint.document_id = :document_id::integer
        and not source_datapoint.is_withdrawn
    group by source_datapoint.indicator_string
),

written as (
    insert into monitoring.source_indicator (indicator_string, source_guid, document_id)
    select
        named.indicator_string,
        'doc_id:' || :document_id::integer || '-row_no:' || named.row_number,
        :document_id::integer
    from named
    where
        not exists (
            select 1
            from monitoring.source_indicator
            where source_indicator.indicator_string = named.indicator_string
        )
    order by named.indicator_string collate "C"
    on conflict (indicator_string) do nothing
    returning source_indicator.id
)

select count(*) as created
from written
