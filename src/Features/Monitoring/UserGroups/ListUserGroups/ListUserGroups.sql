-- Memberships, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListUserGroups.sql
with /* Monitoring/ListUserGroups */
matching as (
    select user_group.id
    from monitoring.user_group
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
    user_group.id,
    user_group.group_id,
    user_group.user_id
from page
inner join monitoring.user_group on user_group.id = page.id
order by page.id
