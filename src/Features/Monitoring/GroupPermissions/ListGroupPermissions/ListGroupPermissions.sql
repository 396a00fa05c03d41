-- Group permissions, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListGroupPermissions.sql
with /* Monitoring/ListGroupPermissions */
matching as (
    select group_permission.id
    from monitoring.group_permission
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
    group_permission.id,
    group_permission.indicator_id,
    group_permission.group_id
from page
inner join monitoring.group_permission on group_permission.id = page.id
order by page.id
