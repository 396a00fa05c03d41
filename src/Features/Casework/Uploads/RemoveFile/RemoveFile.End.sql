-- The file is removed, or needed.
delete /* Casework/RemoveFile.End */ from casework.file_removal
where file_removal.id = :id::bigint
