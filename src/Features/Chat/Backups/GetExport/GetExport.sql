-- A backup of the app. No row: it has none of that id.
-- psql -v app_id=1 -v unique_id="'dd2c46a8-0921-4b75-837c-cee1b9804787'" -f GetExport.sql
select /* Chat/GetExport */
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
    and export.unique_id = :unique_id::uuid
    and export.deleted_at is null
