-- An attempt failed for no fault of the file: again later, four times in all. What callers are told names no place.
-- psql -v id=5 -v attempts=1 -v error="'40P01: deadlock detected'" -v run_at="'2026-11-29 00:00:05'" -v now="'2026-11-29'" -f RunImport.Fail.sql
update /* Chat/RunImport.Fail */ chat.import
set
    status = case when import.attempts < 4 then 'started' else 'failed' end,
    errors = case
        when import.attempts < 4 then import.errors
        else '{"Message":"The file could not be imported, in four attempts.","Data":[]}'
    end,
    content = case when import.attempts < 4 then import.content end,
    last_error = left(:error::text, 2000),
    run_at = :run_at::timestamptz,
    finished_at = case when import.attempts < 4 then null else :now::timestamptz end,
    leased_until = null
where
    import.id = :id::bigint
    and import.attempts = :attempts::integer
    and import.status = 'started'
