-- The file is removed, or needed.
-- psql -v id=1 -f RemoveFile.End.sql
delete /* Casework/RemoveFile.End */ from casework.file_removal
where file_removal.id = :id::bigint
