-- A sign of life of the worker. No row: the claim is another's by now.
-- psql -v leased_until="'2026-11-29 00:00:30'" -v id=5 -v attempts=1 -f RunImport.Beat.sql
update /* Chat/RunImport.Beat */ chat.import
set leased_until = :leased_until::timestamptz
where
    import.id = :id::bigint
    and import.attempts = :attempts::integer
    and import.status = 'started'
