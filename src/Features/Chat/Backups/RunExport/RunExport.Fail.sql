-- An attempt failed: again later, four times in all. What callers are told names no place.
-- psql -v id=5 -v attempts=1 -v error="'StorageException: …'" -v run_at="'2026-11-29 00:00:05'" -v now="'2026-11-29'" -f RunExport.Fail.sql
update /* Chat/RunExport.Fail */ chat.export
set
    status = case when export.attempts < 4 then 'started' else 'failed' end,
    error_message = case
        when export.attempts < 4 then ''
        when :error::text like 'StorageException:%' then 'The file could not be kept, in four attempts.'
        else 'The file could not be written, in four attempts.'
    end,
    last_error = left(:error::text, 2000),
    run_at = :run_at::timestamptz,
    finished_at = case when export.attempts < 4 then null else :now::timestamptz end,
    leased_until = null
where
    export.id = :id::bigint
    and export.attempts = :attempts::integer
    and export.status = 'started'
