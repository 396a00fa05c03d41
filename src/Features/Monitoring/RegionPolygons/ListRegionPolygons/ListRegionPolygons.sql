-- Polygons of the regions that the caller may read, filtered and paged.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListRegionPolygons.sql
with /* Monitoring/ListRegionPolygons */
matching as (
    select region_polygon.region_id
    from monitoring.region_polygon
    where
        region_polygon.region_id in (
            select readable.region_id
            from monitoring.authorized_region(:caller_id::bigint, 'r', 0) as readable
        )
        -- slot: filters
),

page as (
    select matching.region_id
    from matching
    order by matching.region_id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    region_polygon.region_id as id,
    region_polygon.region_id,
    region_polygon.geometry,
    region_polygon.shape_len,
    region_polygon.shape_area
from page
inner join monitoring.region_polygon on region_polygon.region_id = page.region_id
order by page.region_id
