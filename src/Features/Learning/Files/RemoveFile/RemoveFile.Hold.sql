-- Holds the row until the end of the transaction, and looks whether a row needs the file. No row: an upload has asked for
-- it since.
-- psql -v id=1 -v attempts=1 -f RemoveFile.Hold.sql
select /* Learning/RemoveFile.Hold */
    exists (
        select
        from learning.named_file
        where named_file.digest = split_part(file_removal.storage_key, '/', 2)
    ) as is_needed
from learning.file_removal
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
for update
