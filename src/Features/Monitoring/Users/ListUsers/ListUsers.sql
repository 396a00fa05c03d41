-- The accounts of the house without their secrets, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListUsers.sql
with /* Monitoring/ListUsers */
matching as (
    select app_user.id
    from monitoring.app_user
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
    app_user.id,
    app_user.username,
    app_user.first_name,
    app_user.last_name,
    app_user.is_active,
    app_user.is_superuser,
    app_user.is_staff,
    app_user.last_login,
    app_user.email,
    app_user.date_joined
from page
inner join monitoring.app_user on app_user.id = page.id
order by page.id
