-- Indicator maps, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListIndicatorMaps.sql
with /* Monitoring/ListIndicatorMaps */
matching as (
    select indicator_map.id
    from monitoring.indicator_map
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
    indicator_map.id,
    indicator_map.master_object_id,
    indicator_map.source_object_id,
    indicator_map.mapped_by_id
from page
inner join monitoring.indicator_map on indicator_map.id = page.id
order by page.id
