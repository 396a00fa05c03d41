-- Deletes the one polygon that the conditions name, or none.
-- psql -v caller_id=1 -f WriteRegionPolygon.Delete.sql
with /* Monitoring/WriteRegionPolygon.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select region_polygon.region_id
    from monitoring.region_polygon
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.region_polygon
    using permitted
    where
        region_polygon.region_id = (select min(matching.region_id) from matching)
        and (select count(*) from matching) = 1
    returning region_polygon.region_id as id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
