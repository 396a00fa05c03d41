-- A sign of life of the worker, with its progress. No row: the claim is another's by now.
-- psql -v leased_until="'2026-11-22 00:00:30'" -v done=3 -v total=78 -v id=1 -v attempts=1 -f RunDocumentJob.Beat.sql
update /* Monitoring/RunDocumentJob.Beat */ monitoring.document_job
set
    leased_until = :leased_until::timestamptz,
    done_count = :done::bigint,
    total_count = :total::bigint
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
