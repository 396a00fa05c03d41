-- An import of the app. No row: it has none of that id.
-- psql -v app_id=1 -v unique_id="'13c4952f-4b77-4705-9523-7ddca9c45967'" -f GetImport.sql
select /* Chat/GetImport */
    import.unique_id,
    import.resource_name,
    import.status,
    import.total_rows,
    import.size,
    import.original_filename,
    import.errors,
    import.created_at
from chat.import
where
    import.app_id = :app_id::bigint
    and import.unique_id = :unique_id::uuid
