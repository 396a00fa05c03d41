-- The document is processed, with these columns.
update /* Monitoring/FileIngest.Processed */ monitoring.document
set
    is_processed = true,
    column_settings = :column_settings::jsonb
where document.id = :document_id::integer
