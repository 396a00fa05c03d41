-- Everybody's dashboards, filtered and paged.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListCustomDashboards.sql
with /* Monitoring/ListCustomDashboards */
matching as (
    select custom_dashboard.id
    from monitoring.custom_dashboard
    where
        true
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    custom_dashboard.id,
    custom_dashboard.default_office_id,
    custom_dashboard.description,
    custom_dashboard.title,
    custom_dashboard.dashboard_json,
    custom_dashboard.owner_id = :caller_id::bigint as owned_by_current_user,
    app_user.username as owner_username,
    custom_dashboard.owner_id
from page
inner join monitoring.custom_dashboard on custom_dashboard.id = page.id
left join monitoring.app_user on app_user.id = custom_dashboard.owner_id
order by page.id
