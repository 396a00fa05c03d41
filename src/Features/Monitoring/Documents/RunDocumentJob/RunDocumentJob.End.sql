-- The job is done or refused. No row: the claim is another's by now.
update /* Monitoring/RunDocumentJob.End */ monitoring.document_job
set
    state = :state::text,
    result = :result::json,
    done_count = :done::bigint,
    total_count = :total::bigint,
    ended_at = :now::timestamptz,
    leased_until = null
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
