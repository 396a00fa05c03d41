-- Groups, filtered and paged. One row with a null id when the page is empty, so that the total is always there.
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
from (select) as always
left join page on true
left join monitoring.app_group on app_group.id = page.id
order by page.id
