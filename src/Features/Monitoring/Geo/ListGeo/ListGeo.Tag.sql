-- The tag of ListGeo's answer without the polygons, for who may have it already: a small part of its price.
-- psql -v caller_id=4 -v region_ids=null -v parent_ids="'{1}'" -v level_ids=null -v limit=null -v offset=0 -f ListGeo.Tag.sql
with /* Monitoring/ListGeo.Tag */
drawn as materialized (
    select
        region_polygon.region_id,
        region_polygon.digest
    from monitoring.chosen_region(
        :caller_id::bigint, :region_ids::integer[], :parent_ids::integer[], :level_ids::integer[]
    ) as chosen
    inner join monitoring.region_polygon on region_polygon.region_id = chosen.region_id
),

page as (
    select
        drawn.region_id,
        drawn.digest
    from drawn
    order by drawn.region_id
    limit :limit::bigint
    offset :offset::bigint
)

select
    md5(
        (select count(*) from drawn)
        || coalesce(string_agg(' ' || page.region_id || page.digest, '' order by page.region_id), '')
    ) as tag
from page
