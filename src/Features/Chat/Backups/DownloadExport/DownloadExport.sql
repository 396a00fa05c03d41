-- Where the file of a finished backup is; of one app, or of any for who has a signed link. No row: there is none.
-- psql -v app_id=1 -v unique_id="'dd2c46a8-0921-4b75-837c-cee1b9804787'" -f DownloadExport.sql
select /* Chat/DownloadExport */
    coalesce(export.storage_key, '') as storage_key,
    export.original_filename,
    coalesce(export.finished_at, export.created_at) as finished_at
from chat.export
where
    export.unique_id = :unique_id::uuid
    and (:app_id::bigint is null or export.app_id = :app_id::bigint)
    and export.status = 'finished'
    and export.deleted_at is null
