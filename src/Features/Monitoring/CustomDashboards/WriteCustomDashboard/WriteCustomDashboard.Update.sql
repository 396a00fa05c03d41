-- Changes what was given of a dashboard: its owner may, and superusers. The owner stays.
-- psql -v id=5 -v given="'{\"title\": \"Mine\"}'" -v caller_id=1 -f WriteCustomDashboard.Update.sql
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
    set (default_office_id, description, title, dashboard_json) = (
        select
            given.default_office_id,
            given.description,
            given.title,
            given.dashboard_json
        from jsonb_populate_record(custom_dashboard, :given::jsonb) as given
    )
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
