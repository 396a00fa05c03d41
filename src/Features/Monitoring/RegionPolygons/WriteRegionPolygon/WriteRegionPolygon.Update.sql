-- Changes what was given of one polygon, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"shape_len\": null}'" -v caller_id=1 -f WriteRegionPolygon.Update.sql
with /* Monitoring/WriteRegionPolygon.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region_polygon
    set (region_id, geometry, shape_len, shape_area) = (
        select
            given.region_id,
            given.geometry,
            given.shape_len,
            given.shape_area
        from jsonb_populate_record(region_polygon, :given::jsonb) as given
    )
    from permitted
    where region_polygon.region_id = :id::integer
    returning region_polygon.region_id as id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
