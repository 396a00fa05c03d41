-- A sign of life of the worker. No row: the claim is another's by now.
update /* Learning/RemoveFile.Beat */ learning.file_removal
set leased_until = :leased_until::timestamptz
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
