-- Where one job stands.
-- psql -v id=1 -f DocumentJobs.State.sql
select /* Monitoring/DocumentJobs.State */
    document_job.id,
    document_job.document_id,
    document_job.kind,
    document_job.state,
    document_job.done_count,
    document_job.total_count,
    document_job.attempts,
    document_job.last_error,
    document_job.result::text as result
from monitoring.document_job
where document_job.id = :id::bigint
