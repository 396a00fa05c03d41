-- Where a file is kept, and what it was called. No row: there is none.
-- psql -v unique_id="'f82e5262-e9c4-4b7b-867a-ea890ba64f43'" -f GetUpload.sql
select /* Chat/GetUpload */
    upload.storage_key,
    upload.original_filename,
    upload.content_type,
    upload.created_at
from chat.upload
where upload.unique_id = :unique_id::uuid
