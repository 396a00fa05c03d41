-- The next import that is due, or whose worker is gone: the first of its app that is not done. One that was claimed four
-- times is given up here when its worker could not say so itself.
-- psql -v now="'2026-11-29'" -v leased_until="'2026-11-29 00:00:30'" -f RunImport.Claim.sql
with /* Chat/RunImport.Claim */
abandoned as (
    update chat.import
    set
        status = 'failed',
        errors = '{"Message":"The file could not be imported, in four attempts.","Data":[]}',
        content = null,
        last_error = 'its node was lost, four times',
        finished_at = :now::timestamptz,
        leased_until = null
    where
        import.status = 'started'
        and import.leased_until < :now::timestamptz
        and import.attempts >= 4
),

due as (
    select import.id
    from chat.import
    where
        import.status = 'started'
        and import.run_at <= :now::timestamptz
        and (
            import.leased_until is null
            or (import.leased_until < :now::timestamptz and import.attempts < 4)
        )
        and not exists (
            select
            from chat.import as earlier
            where
                earlier.app_id = import.app_id
                and earlier.id < import.id
                and earlier.status = 'started'
        )
    order by import.run_at, import.id
    limit 1
    for update skip locked -- one whose worker ends it at this moment is not due
),

claimed as (
    update chat.import
    set
        attempts = import.attempts + 1,
        leased_until = :leased_until::timestamptz
    from due
    where import.id = due.id
    returning
        import.id,
        import.attempts,
        import.app_id,
        import.resource_name,
        import.existing,
        import.trace
)

select
    claimed.id,
    claimed.attempts,
    claimed.app_id,
    claimed.resource_name,
    claimed.existing,
    claimed.trace
from claimed
