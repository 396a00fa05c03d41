-- Jobs of documents, filtered and paged, newest first.
-- psql -v limit=20 -v offset=0 -f ListDocumentJobs.sql
with /* Monitoring/ListDocumentJobs */
matching as (
    select document_job.id
    from monitoring.document_job
    where
        true
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id desc
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    document_job.id,
    document_job.document_id,
    document_job.kind,
    document_job.state,
    document_job.done_count as done,
    document_job.total_count as total,
    document_job.attempts,
    document_job.last_error,
    document_job.result,
    document_job.created_by_id,
    document_job.created_at,
    document_job.started_at,
    document_job.ended_at
from page
inner join monitoring.document_job on document_job.id = page.id
order by page.id desc
