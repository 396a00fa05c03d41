-- A file that is in the store, under an id that nobody can guess.
-- psql -v app_id=1 -v storage_key="'chat/0'" -v original_filename="'a.pdf'" -v content_type="'application/pdf'" -v size=1 -v now="'2026-11-29'" -f UploadFile.sql
insert /* Chat/UploadFile */ into chat.upload (
    app_id,
    storage_key,
    original_filename,
    content_type,
    size,
    created_at
)
values (
    :app_id::bigint,
    :storage_key::text,
    :original_filename::text,
    :content_type::text,
    :size::bigint,
    :now::timestamptz
)
returning unique_id
