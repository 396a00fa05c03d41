-- Changes what was sent of a dashboard: its owner may, and superusers. The owner stays.
-- psql -v id=5 -v title="'Mine'" -v has_title=true -v description=null -v has_description=false -v default_office_id=null -v has_default_office_id=false -v dashboard_json=null -v has_dashboard_json=false -v caller_id=1 -f WriteCustomDashboard.Update.sql
with /* Monitoring/WriteCustomDashboard.Update */
wanted as (
    select
        custom_dashboard.id,
        custom_dashboard.owner_id = :caller_id::bigint or caller.is_superuser as is_permitted
    from monitoring.custom_dashboard
    inner join monitoring.app_user as caller on caller.id = :caller_id::bigint
    where custom_dashboard.id = :id::integer
),

written as (
    update monitoring.custom_dashboard
    set
        title = case when :has_title::boolean then :title::text else custom_dashboard.title end,
        description = case
            when :has_description::boolean then :description::text
            else custom_dashboard.description
        end,
        default_office_id = case
            when :has_default_office_id::boolean then :default_office_id::integer
            else custom_dashboard.default_office_id
        end,
        dashboard_json = case
            when :has_dashboard_json::boolean then :dashboard_json::jsonb
            else custom_dashboard.dashboard_json
        end
    from wanted
    where
        custom_dashboard.id = wanted.id
        and wanted.is_permitted
    returning custom_dashboard.id
)

select
    coalesce((select wanted.is_permitted from wanted), true) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
