-- Region types, filtered and paged. One row with a null id when the page is empty, so that the total is always there.
with /* Monitoring/ListRegionTypes */
matching as (
    select region_type.id
    from monitoring.region_type
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
    region_type.id,
    region_type.name
from (select) as always
left join page on true
left join monitoring.region_type on region_type.id = page.id
order by page.id
