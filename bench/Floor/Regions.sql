-- The same rows as the service's page, by their ids.
select
    region.id,
    region.name,
    region.slug,
    region.region_code,
    region.latitude,
    region.longitude,
    region_type.name as region_type,
    region.region_type_id,
    region.shape_file_path,
    region.office_id,
    region.parent_region_id,
    region.source_id,
    page.lvl,
    exists (
        select 1
        from monitoring.region as child
        where child.parent_region_id = region.id
    ) as has_children,
    region.created_at
from unnest(:region_ids::integer[], :levels::integer[]) with ordinality as page (region_id, lvl, place)
inner join monitoring.region on region.id = page.region_id
inner join monitoring.region_type on region_type.id = region.region_type_id
order by page.place
