-- A page of an app's backups.
-- psql -v app_id=1 -v page=1 -f ListExports.sql
select /* Chat/ListExports */
    export.unique_id,
    export.resource_name,
    export.status,
    export.percentage::integer as percentage,
    export.total_rows,
    export.size,
    export.original_filename,
    export.error_message,
    export.created_at
from chat.export
where
    export.app_id = :app_id::bigint
    and export.deleted_at is null
order by export.created_at desc, export.id desc
limit 20 offset (:page::bigint - 1) * 20
