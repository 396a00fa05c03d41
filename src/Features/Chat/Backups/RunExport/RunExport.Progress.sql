-- How far the file is. No row: the claim is another's by now, or the export was deleted.
-- psql -v id=5 -v attempts=1 -v percentage=40 -v total_rows=4000 -v size=900000 -f RunExport.Progress.sql
update /* Chat/RunExport.Progress */ chat.export
set
    percentage = greatest(export.percentage, least(:percentage::integer, 99)), -- also after a start from scratch
    total_rows = :total_rows::bigint,
    size = :size::bigint
where
    export.id = :id::bigint
    and export.attempts = :attempts::integer
    and export.status = 'started'
    and export.deleted_at is null
