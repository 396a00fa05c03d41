-- A page of the caller's regions, nearest to the grants first. The descent takes a level at a time, one row for each, and
-- ends with the level on which the page ends, so that a caller with a whole country pays no more than one with a
-- district. Below a granted region only its own descent goes on, as in monitoring.authorized_region. The total is kept
-- with a region, or added up for several grants, which may overlap.
-- psql -v caller_id=4 -v read_write="'r'" -v depth_level=0 -v limit=20 -v offset=0 -f ListRegions.sql
with /* Monitoring/ListRegions */ recursive
descent (granted_ids, region_ids, lvl, reached, total_count) as (
    select
        granted.region_ids,
        granted.region_ids,
        0,
        cardinality(granted.region_ids), -- how many regions there are down to this level
        coalesce(
            case
                when cardinality(granted.region_ids) = 1 and :depth_level::integer = 0 then (
                    select region_subtree.region_count
                    from monitoring.region_subtree
                    where region_subtree.region_id = granted.region_ids[1]
                )
            end,
            (
                select counted.region_count
                from monitoring.count_authorized(:caller_id::bigint, :read_write::text, :depth_level::integer) as counted
            )
        )
    from (
        select array_agg(granted_region.region_id) as region_ids
        from monitoring.granted_region(:caller_id::bigint, :read_write::text)
    ) as granted

    union all

    select
        descent.granted_ids,
        below.region_ids,
        descent.lvl + 1,
        descent.reached + cardinality(below.region_ids),
        descent.total_count
    from descent
    cross join lateral (
        select array_agg(region.id) as region_ids
        from monitoring.region
        where
            region.parent_region_id = any(descent.region_ids)
            and region.id <> all(descent.granted_ids)
    ) as below
    where
        descent.region_ids is not null
        and (:limit::bigint is null or descent.reached < :offset::bigint + :limit::bigint)
        and descent.lvl < case when :depth_level::integer > 0 then least(:depth_level::integer, 64) else 64 end
),

page as (
    select
        unnest(descent.region_ids) as region_id,
        descent.lvl,
        descent.total_count
    from descent
    order by descent.lvl, region_id
    limit :limit::bigint
    offset :offset::bigint
)

select
    page.total_count,
    region.id,
    region.name,
    region.slug,
    region.region_code,
    region.latitude,
    region.longitude,
    region_type.name as region_type,
    region.region_type_id,
    region.shape_file_path,
    -- slot: office
    region.office_id,
    -- slot: parent_region
    region.parent_region_id,
    region.source_id,
    page.lvl,
    exists (
        select 1
        from monitoring.region as child
        where child.parent_region_id = region.id
    ) as has_children,
    '/api/v2/region/' || region.id || '/' as resource_uri,
    region.created_at
from page
inner join monitoring.region on region.id = page.region_id
inner join monitoring.region_type on region_type.id = region.region_type_id
order by page.lvl, page.region_id
