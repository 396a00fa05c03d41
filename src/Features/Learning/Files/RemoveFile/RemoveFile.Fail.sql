-- The store did not answer: again later, for as long as it takes.
update /* Learning/RemoveFile.Fail */ learning.file_removal
set
    run_at = :run_at::timestamptz,
    leased_until = null,
    last_error = left(:error::text, 2000)
where
    file_removal.id = :id::bigint
    and file_removal.attempts = :attempts::integer
