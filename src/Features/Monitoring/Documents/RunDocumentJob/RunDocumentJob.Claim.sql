-- The next job that is due, or whose worker is gone. An account's jobs come one after the other, and so do a document's;
-- of several accounts the one whose last job began longest ago is next. A job that was claimed five times without coming
-- any further is given up here when its worker could not say so itself.
-- psql -v now="'2026-11-22'" -v leased_until="'2026-11-22 00:00:30'" -f RunDocumentJob.Claim.sql
with /* Monitoring/RunDocumentJob.Claim */
abandoned as (
    update monitoring.document_job
    set
        state = 'failed',
        last_error = 'its node was lost, five times',
        ended_at = :now::timestamptz,
        leased_until = null
    where
        document_job.state = 'running'
        and document_job.leased_until < :now::timestamptz
        and document_job.attempts - document_job.fruitful_attempt >= 5
),

due as (
    select document_job.id
    from monitoring.document_job
    where
        (
            (document_job.state = 'queued' and document_job.run_at <= :now::timestamptz)
            or (
                document_job.state = 'running'
                and document_job.leased_until < :now::timestamptz
                and document_job.attempts - document_job.fruitful_attempt < 5
            )
        )
        and not exists (
            select 1
            from monitoring.document_job as other
            where
                other.state = 'running'
                and other.id <> document_job.id
                and (
                    other.created_by_id = document_job.created_by_id
                    or other.document_id = document_job.document_id
                )
                -- one whose worker is gone is taken up before the account's next
                and (document_job.state = 'queued' or other.leased_until >= :now::timestamptz)
        )
    order by
        (
            select max(earlier.started_at)
            from monitoring.document_job as earlier
            where earlier.created_by_id = document_job.created_by_id
        ) nulls first,
        document_job.id
    limit 1
    for update skip locked -- one whose worker ends it at this moment is not due
),

claimed as (
    update monitoring.document_job
    set
        state = 'running',
        attempts = document_job.attempts + 1,
        leased_until = :leased_until::timestamptz,
        started_at = :now::timestamptz
    from due
    where document_job.id = due.id
    returning
        document_job.id,
        document_job.attempts,
        document_job.document_id,
        document_job.kind,
        document_job.settings,
        document_job.created_by_id,
        document_job.campaign_id,
        document_job.result,
        document_job.trace
)

select
    claimed.id,
    claimed.attempts,
    claimed.document_id,
    claimed.kind,
    claimed.settings::text as settings,
    claimed.created_by_id as caller_id,
    claimed.campaign_id,
    claimed.result::text as result,
    document.storage_key,
    document.byte_count,
    claimed.trace
from claimed
inner join monitoring.document on document.id = claimed.document_id
