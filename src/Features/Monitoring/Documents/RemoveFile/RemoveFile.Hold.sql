-- Holds the row until the end of the transaction, and looks whether a document needs the file. No row: an upload has
-- asked for it since.
-- psql -v id=1 -v attempts=1 -f RemoveFile.Hold.sql
select /* Monitoring/RemoveFile.Hold */
    exists (
        select 1
        from monitoring.document
        where document.storage_key = file_removal.storage_key
    ) as is_needed
from monitoring.file_removal
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
for update
