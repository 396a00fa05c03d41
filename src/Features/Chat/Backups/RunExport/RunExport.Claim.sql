-- The next export that is due, or whose worker is gone: the first of its app that is not done. One that was claimed four
-- times is given up here when its worker could not say so itself.
-- psql -v now="'2026-11-29'" -v leased_until="'2026-11-29 00:00:30'" -f RunExport.Claim.sql
with /* Chat/RunExport.Claim */
abandoned as (
    update chat.export
    set
        status = 'failed',
        error_message = 'The file could not be written, in four attempts.',
        last_error = 'its node was lost, four times',
        finished_at = :now::timestamptz,
        leased_until = null
    where
        export.status = 'started'
        and export.leased_until < :now::timestamptz
        and export.attempts >= 4
        and export.deleted_at is null
),

due as (
    select export.id
    from chat.export
    where
        export.status = 'started'
        and export.run_at <= :now::timestamptz
        and (
            export.leased_until is null
            or (export.leased_until < :now::timestamptz and export.attempts < 4)
        )
        and export.deleted_at is null
        and not exists (
            select
            from chat.export as earlier
            where
                earlier.app_id = export.app_id
                and earlier.id < export.id
                and earlier.status = 'started'
                and earlier.deleted_at is null
        )
    order by export.run_at, export.id
    limit 1
    for update skip locked -- one whose worker ends it at this moment is not due
),

claimed as (
    update chat.export
    set
        attempts = export.attempts + 1,
        leased_until = :leased_until::timestamptz
    from due
    where export.id = due.id
    returning
        export.id,
        export.attempts,
        export.app_id,
        export.unique_id,
        export.resource_name,
        export.start_date,
        export.end_date,
        export.trace
)

select
    claimed.id,
    claimed.attempts,
    claimed.app_id,
    claimed.unique_id,
    claimed.resource_name,
    claimed.start_date,
    claimed.end_date,
    claimed.trace
from claimed
