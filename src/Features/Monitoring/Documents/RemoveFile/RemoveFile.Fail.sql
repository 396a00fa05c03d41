-- The store did not answer: again later, for as long as it takes.
-- psql -v run_at="'2026-11-22 00:00:05'" -v error="'40P01: deadlock detected'" -v id=1 -v attempts=1 -f RemoveFile.Fail.sql
update /* Monitoring/RemoveFile.Fail */ monitoring.file_removal
set
    run_at = :run_at::timestamptz,
    leased_until = null,
    last_error = left(:error::text, 2000)
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
