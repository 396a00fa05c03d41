-- The rows are in, or refused. No row: the claim is another's by now.
-- psql -v id=5 -v attempts=1 -v status="'finished'" -v total_rows=1 -v errors="'{}'" -v now="'2026-11-29'" -f RunImport.End.sql
update /* Chat/RunImport.End */ chat.import
set
    status = :status::text,
    total_rows = :total_rows::bigint,
    errors = :errors::json,
    content = null,
    finished_at = :now::timestamptz,
    leased_until = null
where
    import.id = :id::bigint
    and import.attempts = :attempts::integer
    and import.status = 'started'
