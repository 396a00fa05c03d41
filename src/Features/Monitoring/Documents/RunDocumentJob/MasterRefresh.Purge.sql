-- Withdrawn cells from which no datapoint comes any more.
-- psql -v document_id=17 -f MasterRefresh.Purge.sql
delete /* Monitoring/MasterRefresh.Purge */ from monitoring.source_datapoint
where
    source_datapoint.document_id = :document_id::integer
    and source_datapoint.is_withdrawn
    and not exists (
        select 1
        from monitoring.datapoint
        where datapoint.source_datapoint_id = source_datapoint.id
    )
