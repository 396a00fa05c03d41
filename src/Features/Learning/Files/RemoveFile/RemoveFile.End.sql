-- The file is removed, or needed.
delete /* Learning/RemoveFile.End */ from learning.file_removal
where file_removal.id = :id::bigint
