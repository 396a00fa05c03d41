-- A sign of life of the worker, with its progress. No row: the claim is another's by now.
update /* Monitoring/RunDocumentJob.Beat */ monitoring.document_job
set
    leased_until = :leased_until::timestamptz,
    done_count = :done::bigint,
    total_count = :total::bigint
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
