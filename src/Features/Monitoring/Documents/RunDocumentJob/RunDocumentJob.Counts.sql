-- Jobs that wait, also for a worker instead of a lost one; that are worked on; that were given up.
-- psql -v now="'2026-11-22'" -f RunDocumentJob.Counts.sql
select /* Monitoring/RunDocumentJob.Counts */
    count(*) filter (
        where
            document_job.state = 'queued'
            or (document_job.state = 'running' and document_job.leased_until < :now::timestamptz)
    ) as waiting,
    count(*) filter (
        where document_job.state = 'running' and document_job.leased_until >= :now::timestamptz
    ) as running,
    count(*) filter (where document_job.state = 'failed') as failed,
    min(document_job.run_at) filter (
        where
            document_job.run_at <= :now::timestamptz
            and (
                document_job.state = 'queued'
                or (document_job.state = 'running' and document_job.leased_until < :now::timestamptz)
            )
    ) as due_since
from monitoring.document_job
where document_job.state in ('queued', 'running', 'failed')
