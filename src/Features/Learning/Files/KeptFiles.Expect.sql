-- A file is about to be kept. Until a row names it, it counts as not needed; a removal of the same content that is under
-- way is waited for, or finds its claim lost.
-- psql -v storage_key="'learning/ab12'" -v run_at="'2026-11-29'" -f KeptFiles.Expect.sql
insert /* Learning/KeptFiles.Expect */ into learning.file_removal (storage_key, run_at)
values (:storage_key::text, :run_at::timestamptz)
on conflict (storage_key) do update
    set
        run_at = excluded.run_at,
        attempts = file_removal.attempts + 1,
        leased_until = null
