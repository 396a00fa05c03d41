-- The next job that is due, or whose worker is gone; a document's jobs come one after the other.
-- psql -v now="'2026-11-22'" -v leased_until="'2026-11-22 00:00:30'" -f RunDocumentJob.Claim.sql
with /* Monitoring/RunDocumentJob.Claim */
due as (
    select document_job.id
    from monitoring.document_job
    where
        document_job.state in ('queued', 'running')
        and case
            when document_job.state = 'queued' then document_job.run_at <= :now::timestamptz
            else document_job.leased_until < :now::timestamptz
        end
        and not exists (
            select 1
            from monitoring.document_job as other
            where
                other.document_id = document_job.document_id
                and other.id <> document_job.id
                and other.state = 'running'
                and other.leased_until >= :now::timestamptz
        )
    order by document_job.id
    limit 1
    for update skip locked -- other workers go on to the next
),

claimed as (
    update monitoring.document_job
    set
        state = 'running',
        attempts = document_job.attempts + 1,
        leased_until = :leased_until::timestamptz,
        started_at = :now::timestamptz,
        done_count = 0
    from due
    where document_job.id = due.id
    returning
        document_job.id,
        document_job.attempts,
        document_job.document_id,
        document_job.kind,
        document_job.settings,
        document_job.created_by_id
)

select
    claimed.id,
    claimed.attempts,
    claimed.document_id,
    claimed.kind,
    claimed.settings::text as settings,
    claimed.created_by_id as caller_id,
    document.storage_key
from claimed
inner join monitoring.document on document.id = claimed.document_id
