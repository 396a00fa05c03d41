-- A sign of life of the worker. No row: the claim is another's by now, or the export was deleted.
-- psql -v leased_until="'2026-11-29 00:00:30'" -v id=5 -v attempts=1 -f RunExport.Beat.sql
update /* Chat/RunExport.Beat */ chat.export
set leased_until = :leased_until::timestamptz
where
    export.id = :id::bigint
    and export.attempts = :attempts::integer
    and export.status = 'started'
    and export.deleted_at is null
