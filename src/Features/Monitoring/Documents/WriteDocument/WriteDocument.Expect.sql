-- A file is about to be kept. Until its document is there it counts as not needed; a removal of the same content that
-- is under way is waited for, or finds its claim lost.
-- psql -v storage_key="'monitoring/ab12'" -v run_at="'2026-11-22'" -f WriteDocument.Expect.sql
insert /* Monitoring/WriteDocument.Expect */ into monitoring.file_removal (storage_key, run_at)
values (:storage_key::text, :run_at::timestamptz)
on conflict (storage_key) do update
    set
        run_at = excluded.run_at,
        attempts = file_removal.attempts + 1,
        leased_until = null
