-- The file is removed, or needed.
-- psql -v id=1 -f RemoveFile.End.sql
delete /* Monitoring/RemoveFile.End */ from monitoring.file_removal
where file_removal.id = :id::bigint
