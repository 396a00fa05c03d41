-- Writes a new dashboard, which is the caller's: everybody may.
-- psql -v title="'Mine'" -v description="''" -v default_office_id=null -v dashboard_json="'{}'" -v caller_id=1 -f WriteCustomDashboard.Insert.sql
with /* Monitoring/WriteCustomDashboard.Insert */
written as (
    insert into monitoring.custom_dashboard (title, description, default_office_id, dashboard_json, owner_id)
    select
        :title::text,
        coalesce(:description::text, ''),
        :default_office_id::integer,
        :dashboard_json::jsonb,
        :caller_id::bigint
    returning custom_dashboard.id
)

select
    true as is_permitted,
    written.id,
    0::bigint as matches
from written
