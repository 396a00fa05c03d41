-- The caller's regions that match filters. Up to 2,000 matches each is checked upward, at the same price for every
-- caller; more are met by the descent from the grants. The branch that is not taken is not executed. It ends as
-- ListRegions does (docs/decisions/0010-pages-of-regions.md).
-- psql -v caller_id=4 -v read_write="'r'" -v depth_level=0 -v limit=20 -v offset=0 -f ListRegions.Matching.sql
with /* Monitoring/ListRegions.Matching */
probe as materialized (
    select count(*) > 2000 as is_broad
    from (
        select
        from monitoring.region
        inner join monitoring.region_type on region_type.id = region.region_type_id
        where
            true
            -- slot: filters
        limit 2001
    ) as first_matches
),

matching as materialized (
    select
        region.id,
        access.lvl
    from monitoring.region
    inner join monitoring.region_type on region_type.id = region.region_type_id
    cross join lateral monitoring.region_access(:caller_id::bigint, :read_write::text, region.id) as access
    where
        (select not probe.is_broad from probe)
        and (:depth_level::integer = 0 or access.lvl <= :depth_level::integer)
        -- slot: filters

    union all

    select
        region.id,
        authorized.lvl
    from monitoring.authorized_region(:caller_id::bigint, :read_write::text, :depth_level::integer) as authorized
    inner join monitoring.region on region.id = authorized.region_id
    inner join monitoring.region_type on region_type.id = region.region_type_id
    where
        (select probe.is_broad from probe)
        -- slot: filters
),

page as (
    select
        matching.id as region_id,
        matching.lvl
    from matching
    order by matching.lvl, matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
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
