-- Groups, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListGroups.sql
with /* Monitoring/ListGroups */
matching as (
    select app_group.id
    from monitoring.app_group
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
    app_group.id,
    app_group.name
from page
inner join monitoring.app_group on app_group.id = page.id
order by page.id
