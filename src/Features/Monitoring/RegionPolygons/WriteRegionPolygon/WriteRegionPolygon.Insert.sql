-- Writes one new polygon, if the caller may.
-- psql -v region_id=23 -v geometry="'{\"type\": \"Polygon\", \"coordinates\": [[[7.1, 9.2], [7.4, 9.2], [7.4, 9.5], [7.1, 9.2]]]}'" -v shape_len=null -v shape_area=null -v caller_id=1 -f WriteRegionPolygon.Insert.sql
with /* Monitoring/WriteRegionPolygon.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.region_polygon (region_id, geometry, shape_len, shape_area)
    select
        :region_id::integer,
        :geometry::jsonb,
        :shape_len::double precision,
        :shape_area::double precision
    from permitted
    returning region_polygon.region_id as id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
