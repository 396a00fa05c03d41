-- A backup to be written by Chat/RunExport.
-- psql -v app_id=1 -v type="'users'" -v start_date=null -v end_date=null -v original_filename="'a.json'" -v now="'2026-11-29'" -f CreateExport.sql
with /* Chat/CreateExport */
created as (
    insert into chat.export (
        app_id,
        resource_name,
        start_date,
        end_date,
        original_filename,
        run_at,
        created_at
    )
    values (
        :app_id::bigint,
        :type::text,
        :start_date::date,
        :end_date::date,
        :original_filename::text,
        :now::timestamptz,
        :now::timestamptz
    )
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
    created.unique_id,
    created.resource_name,
    created.status,
    created.percentage::integer as percentage,
    created.total_rows,
    created.size,
    created.original_filename,
    created.error_message,
    created.created_at
from created
cross join lateral pg_notify('job', 'Chat/RunExport') as woken
