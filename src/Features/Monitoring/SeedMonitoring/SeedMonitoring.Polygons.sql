-- A hexagon around each demo district.
-- psql -f SeedMonitoring.Polygons.sql
insert /* Monitoring/SeedMonitoring.Polygons */ into monitoring.region_polygon (region_id, geometry)
select
    region.id,
    jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(ring.corners))
from monitoring.region
inner join monitoring.region_type on region_type.id = region.region_type_id
cross join lateral (
    select
        jsonb_agg(
            jsonb_build_array(
                round((region.longitude + 0.2 * cosd(corner * 60))::numeric, 4),
                round((region.latitude + 0.2 * sind(corner * 60))::numeric, 4)
            )
            order by corner
        ) as corners
    from generate_series(0, 6) as corner
) as ring
where
    region_type.name = 'District'
    and region.latitude is not null
