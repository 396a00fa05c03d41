-- Polygons of the chosen regions that the caller may read, with a tag that changes when any of them does.
-- psql -v caller_id=4 -v region_ids=null -v parent_ids="'{1}'" -v level_ids=null -v limit=null -v offset=0 -f ListGeo.sql
with /* Monitoring/ListGeo */
drawn as materialized (
    select
        region_polygon.region_id,
        region_polygon.digest
    from monitoring.chosen_region(
        :caller_id::bigint, :region_ids::integer[], :parent_ids::integer[], :level_ids::integer[]
    ) as chosen
    inner join monitoring.region_polygon on region_polygon.region_id = chosen.region_id
),

page as materialized (
    select
        drawn.region_id,
        drawn.digest
    from drawn
    order by drawn.region_id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from drawn) as total_count,
    (
        select md5(
            (select count(*) from drawn)
            || coalesce(string_agg(' ' || page.region_id || page.digest, '' order by page.region_id), '')
        )
        from page
    ) as tag,
    page.region_id,
    region_polygon.geometry
from (select) as always
left join page on true
left join monitoring.region_polygon on region_polygon.region_id = page.region_id
order by page.region_id
