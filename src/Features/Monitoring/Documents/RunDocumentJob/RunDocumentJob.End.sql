-- The job is done or refused. No row: the claim is another's by now.
-- psql -v state="'done'" -v result="'{}'" -v done=3 -v total=78 -v now="'2026-11-22'" -v id=1 -v attempts=1 -f RunDocumentJob.End.sql
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
