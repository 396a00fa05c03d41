-- Deleted exports that nobody works on any more.
-- psql -v now="'2026-11-29'" -f RemoveExports.Due.sql
select /* Chat/RemoveExports.Due */
    export.id,
    export.unique_id,
    export.attempts
from chat.export
where
    export.deleted_at is not null
    and (export.leased_until is null or export.leased_until < :now::timestamptz)
order by export.id
limit 20
