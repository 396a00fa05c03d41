-- The document is processed, with these columns.
-- psql -v column_settings="'{}'" -v document_id=17 -f FileIngest.Processed.sql
update /* Monitoring/FileIngest.Processed */ monitoring.document
set
    is_processed = true,
    column_settings = :column_settings::jsonb
where document.id = :document_id::integer
