-- A document with its stored file, or a placeholder; the file is needed from now on.
-- psql -v caller_id=1 -v file_name="'a.csv'" -v storage_key="'monitoring/ab12'" -v sha256="'a'" -v byte_count=9 -v doc_text="'a.csv'" -v source_id=1 -v now="'2026-11-22'" -f WriteDocument.Insert.sql
with /* Monitoring/WriteDocument.Insert */
permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'upload_csv')
        or monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.document (
        docfile,
        storage_key,
        sha256,
        byte_count,
        doc_text,
        created_by_id,
        source_id,
        created_at
    )
    select
        :file_name::text,
        :storage_key::text,
        :sha256::text,
        :byte_count::bigint,
        :doc_text::text,
        :caller_id::bigint,
        coalesce(
            :source_id::integer,
            (select source.id from monitoring.source where source.source_name = 'datapoint_upload')
        ),
        :now::timestamptz
    from permitted
    returning document.id
),

needed as (
    delete from monitoring.file_removal
    using written
    where file_removal.storage_key = :storage_key::text
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
