-- An attempt failed: again later, five times in all, counted from the last that came further.
-- psql -v id=5 -v attempts=1 -v error="'40P01: deadlock detected'" -v run_at="'2026-11-22 00:00:05'" -v now="'2026-11-22'" -f RunDocumentJob.Fail.sql
update /* Monitoring/RunDocumentJob.Fail */ monitoring.document_job
set
    state = case when document_job.attempts - document_job.fruitful_attempt < 5 then 'queued' else 'failed' end,
    last_error = left(:error::text, 2000),
    run_at = :run_at::timestamptz,
    ended_at = case
        when document_job.attempts - document_job.fruitful_attempt < 5 then null
        else :now::timestamptz
    end,
    leased_until = null
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
