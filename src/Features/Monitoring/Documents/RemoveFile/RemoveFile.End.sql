-- The file is removed, or needed.
delete /* Monitoring/RemoveFile.End */ from monitoring.file_removal
where file_removal.id = :id::bigint
