-- Functional permissions, filtered and paged.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListUserPermissions.sql
with /* Monitoring/ListUserPermissions */
matching as (
    select user_permission.id
    from monitoring.user_permission
    where
        user_permission.user_id = :caller_id::bigint
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
    user_permission.id,
    user_permission.user_id,
    user_permission.auth_code
from page
inner join monitoring.user_permission on user_permission.id = page.id
order by page.id
