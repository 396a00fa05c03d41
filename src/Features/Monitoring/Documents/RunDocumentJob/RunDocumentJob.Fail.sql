-- An attempt failed: again later, five times in all.
update /* Monitoring/RunDocumentJob.Fail */ monitoring.document_job
set
    state = case when document_job.attempts < 5 then 'queued' else 'failed' end,
    last_error = left(:error::text, 2000),
    run_at = :run_at::timestamptz,
    ended_at = case when document_job.attempts < 5 then null else :now::timestamptz end,
    leased_until = null
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
