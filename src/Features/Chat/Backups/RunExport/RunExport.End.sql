-- The file is in the store. No row: the claim is another's by now, or the export was deleted.
-- psql -v id=5 -v attempts=1 -v storage_key="'chat-exports/5'" -v total_rows=1 -v size=9 -v now="'2026-11-29'" -f RunExport.End.sql
update /* Chat/RunExport.End */ chat.export
set
    status = 'finished',
    percentage = 100,
    total_rows = :total_rows::bigint,
    size = :size::bigint,
    storage_key = :storage_key::text,
    finished_at = :now::timestamptz,
    leased_until = null
where
    export.id = :id::bigint
    and export.attempts = :attempts::integer
    and export.status = 'started'
    and export.deleted_at is null
