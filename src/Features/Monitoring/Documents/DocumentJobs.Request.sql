-- Puts a job into the queue, for those who may and have not too many there; its trigger wakes the nodes.
-- psql -v document_id=17 -v kind="'refresh'" -v settings="'{}'" -v caller_id=1 -v must_own=false -v most=100 -v now="'2026-11-22'" -f DocumentJobs.Request.sql
with /* Monitoring/DocumentJobs.Request */
wanted as (
    select
        document.id,
        document.created_by_id
    from monitoring.document
    where document.id = :document_id::integer
),

permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'manage_system')
        or (
            monitoring.has_code(:caller_id::bigint, 'upload_csv')
            and (
                not :must_own::boolean
                or not exists (select 1 from wanted where wanted.created_by_id <> :caller_id::bigint)
            )
        )
),

crowded as (
    select
    from (
        select document_job.id
        from monitoring.document_job
        where
            document_job.created_by_id = :caller_id::bigint
            and document_job.state in ('queued', 'running')
        limit :most::bigint
    ) as waiting
    having count(*) = :most::bigint
),

written as (
    insert into monitoring.document_job (document_id, kind, settings, created_by_id, created_at, run_at)
    select
        wanted.id,
        :kind::text,
        :settings::jsonb,
        :caller_id::bigint,
        :now::timestamptz,
        :now::timestamptz
    from wanted
    cross join permitted
    where not exists (select 1 from crowded)
    returning document_job.id
)

select
    exists (select 1 from wanted) as is_known,
    exists (select 1 from permitted) as is_permitted,
    exists (select 1 from crowded) as is_crowded,
    (select written.id from written) as id
