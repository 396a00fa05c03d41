-- Region types, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListRegionTypes.sql
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
from page
inner join monitoring.region_type on region_type.id = page.id
order by page.id
