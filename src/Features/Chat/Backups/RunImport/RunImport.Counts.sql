-- Imports that wait, also for a worker instead of a lost one; that are worked on; that failed.
-- psql -v now="'2026-11-29'" -f RunImport.Counts.sql
select /* Chat/RunImport.Counts */
    count(*) filter (
        where
            import.status = 'started'
            and (import.leased_until is null or import.leased_until < :now::timestamptz)
    ) as waiting,
    count(*) filter (where import.status = 'started' and import.leased_until >= :now::timestamptz) as running,
    count(*) filter (where import.status = 'failed') as failed,
    min(import.run_at) filter (
        where
            import.run_at <= :now::timestamptz
            and import.status = 'started'
            and (import.leased_until is null or import.leased_until < :now::timestamptz)
    ) as due_since
from chat.import
where import.status in ('started', 'failed')
