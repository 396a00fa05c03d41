-- Exports that wait, also for a worker instead of a lost one; that are worked on; that failed.
-- psql -v now="'2026-11-29'" -f RunExport.Counts.sql
select /* Chat/RunExport.Counts */
    count(*) filter (
        where
            export.status = 'started'
            and (export.leased_until is null or export.leased_until < :now::timestamptz)
    ) as waiting,
    count(*) filter (where export.status = 'started' and export.leased_until >= :now::timestamptz) as running,
    count(*) filter (where export.status = 'failed') as failed,
    min(export.run_at) filter (
        where
            export.run_at <= :now::timestamptz
            and export.status = 'started'
            and (export.leased_until is null or export.leased_until < :now::timestamptz)
    ) as due_since
from chat.export
where
    export.status in ('started', 'failed')
    and export.deleted_at is null
