-- A page of the caller's regions, nearest to the grants first. The descent goes level by level and ends with the level
-- on which the page ends, so that a caller with a whole country pays no more than one with a district. Below a granted
-- region only its own descent goes on, as in monitoring.authorized_region. The total is added up, not counted.
-- psql -v caller_id=1 -v read_write="'r'" -v depth_level=0 -v limit=20 -v offset=0 -v uri_format="'id'" -f ListRegions.sql
with /* Monitoring/ListRegions */ recursive
granted as materialized (
    select granted_region.region_id
    from monitoring.granted_region(:caller_id::bigint, :read_write::text)
),

descent (region_id, lvl, reached) as (
    select
        granted.region_id,
        0,
        count(*) over ()
    from granted

    union all

    select
        region.id,
        descent.lvl + 1,
        descent.reached + count(*) over () -- how many regions there are down to this level
    from descent
    inner join monitoring.region on region.parent_region_id = descent.region_id
    where
        (:limit::bigint is null or descent.reached < :offset::numeric + :limit::numeric)
        and descent.lvl < case when :depth_level::integer > 0 then least(:depth_level::integer, 64) else 64 end
        and region.id not in (select granted.region_id from granted)
),

page as (
    select
        descent.region_id,
        descent.lvl
    from descent
    order by descent.lvl, descent.region_id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (
        select counted.region_count
        from monitoring.count_authorized(:caller_id::bigint, :read_write::text, :depth_level::integer) as counted
    ) as total_count,
    region.id,
    region.name,
    region.slug,
    region.region_code,
    region.latitude,
    region.longitude,
    region_type.name as region_type,
    region.region_type_id,
    region.shape_file_path,
    -- a reference by id needs no look-up
    case
        when :uri_format::text = 'id' then to_json(region.office_id)
        else (
            select
                monitoring.reference(
                    :uri_format::text, 'office', office.id, office.name, monitoring.slug_of(office.name)
                )
            from monitoring.office
            where office.id = region.office_id
        )
    end as office,
    region.office_id,
    case
        when :uri_format::text = 'id' then to_json(region.parent_region_id)
        else (
            select monitoring.reference(:uri_format::text, 'region', parent.id, parent.name, parent.slug)
            from monitoring.region as parent
            where parent.id = region.parent_region_id
        )
    end as parent_region,
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
from (select) as always
left join page on true
left join monitoring.region on region.id = page.region_id
left join monitoring.region_type on region_type.id = region.region_type_id
order by page.lvl, page.region_id
