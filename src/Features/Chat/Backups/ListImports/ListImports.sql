-- A page of an app's imports.
-- psql -v app_id=1 -v page=1 -f ListImports.sql
select /* Chat/ListImports */
    import.unique_id,
    import.resource_name,
    import.status,
    import.total_rows,
    import.size,
    import.original_filename,
    import.errors,
    import.created_at
from chat.import
where import.app_id = :app_id::bigint
order by import.created_at desc, import.id desc
limit 20 offset (:page::bigint - 1) * 20
