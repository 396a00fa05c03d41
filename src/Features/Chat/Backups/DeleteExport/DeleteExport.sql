-- Takes a backup away from callers and from the job that works on it; Chat/RemoveExports removes it. No row: there is
-- none.
-- psql -v app_id=1 -v unique_id="'dd2c46a8-0921-4b75-837c-cee1b9804787'" -v now="'2026-11-29'" -f DeleteExport.sql
with /* Chat/DeleteExport */
deleted as (
    update chat.export
    set deleted_at = :now::timestamptz
    where
        export.app_id = :app_id::bigint
        and export.unique_id = :unique_id::uuid
        and export.deleted_at is null
    returning
        export.unique_id,
        export.resource_name,
        export.status,
        export.percentage,
        export.total_rows,
        export.size,
        export.original_filename,
        export.error_message,
        export.created_at
)

select
    deleted.unique_id,
    deleted.resource_name,
    deleted.status,
    deleted.percentage::integer as percentage,
    deleted.total_rows,
    deleted.size,
    deleted.original_filename,
    deleted.error_message,
    deleted.created_at
from deleted
cross join lateral pg_notify('job', 'Chat/RemoveExports') as woken
