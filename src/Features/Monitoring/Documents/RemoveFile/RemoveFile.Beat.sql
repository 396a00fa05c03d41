-- A sign of life of the worker. No row: the claim is another's by now.
-- psql -v leased_until="'2026-11-22 00:00:30'" -v id=1 -v attempts=1 -f RemoveFile.Beat.sql
update /* Monitoring/RemoveFile.Beat */ monitoring.file_removal
set leased_until = :leased_until::timestamptz
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
