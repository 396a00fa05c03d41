-- A file to be brought in by Chat/RunImport. It lies in its row, so that it is there whenever the row is.
-- psql -v app_id=1 -v type="'users'" -v existing="'refuse'" -v original_filename="'a.json'" -v content="'[]'" -v now="'2026-11-29'" -f CreateImport.sql
with /* Chat/CreateImport */
created as (
    insert into chat.import (
        app_id,
        resource_name,
        existing,
        original_filename,
        size,
        content,
        run_at,
        created_at
    )
    values (
        :app_id::bigint,
        :type::text,
        :existing::text,
        :original_filename::text,
        octet_length(:content::bytea),
        :content::bytea,
        :now::timestamptz,
        :now::timestamptz
    )
    returning
        import.unique_id,
        import.resource_name,
        import.status,
        import.total_rows,
        import.size,
        import.original_filename,
        import.errors,
        import.created_at
)

select
    created.unique_id,
    created.resource_name,
    created.status,
    created.total_rows,
    created.size,
    created.original_filename,
    created.errors,
    created.created_at
from created
cross join lateral pg_notify('job', 'Chat/RunImport') as woken
