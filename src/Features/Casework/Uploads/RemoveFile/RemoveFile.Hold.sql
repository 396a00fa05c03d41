-- Holds the row until the end of the transaction, and looks whether an upload needs the file. No row: an upload has
-- asked for it since.
-- psql -v id=1 -v attempts=1 -f RemoveFile.Hold.sql
select /* Casework/RemoveFile.Hold */
    exists (
        select
        from casework.upload
        where upload.storage_key = file_removal.storage_key
    ) as is_needed
from casework.file_removal
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
for update
