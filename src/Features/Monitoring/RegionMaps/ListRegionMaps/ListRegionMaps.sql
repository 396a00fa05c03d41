-- Region maps, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListRegionMaps.sql
with /* Monitoring/ListRegionMaps */
matching as (
    select region_map.id
    from monitoring.region_map
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
    region_map.id,
    region_map.master_object_id,
    region_map.source_object_id,
    region_map.mapped_by_id
from page
inner join monitoring.region_map on region_map.id = page.id
order by page.id
