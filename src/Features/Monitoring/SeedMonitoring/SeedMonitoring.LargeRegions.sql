-- The regions of the large data: three trees of six levels, 9,363 regions each; one node has 180 children. Ids are
-- computed (a million, ten thousand for each tree, the level's offset, the number), so a parent needs no look-up.
-- psql -f SeedMonitoring.LargeRegions.sql
with /* Monitoring/SeedMonitoring.LargeRegions */
office as (
    insert into monitoring.office (id, name)
    select
        1000000 + tree,
        'Large office ' || tree
    from generate_series(1, 3) as tree
    on conflict (id) do nothing
),

level (depth, region_type_id, type_name, first_number, regions, per_parent) as (
    values
        (0, 1000000, 'Large country', 0, 1, 1),
        (1, 1000001, 'Large province', 1, 10, 10),
        (2, 1000002, 'Large district', 11, 90, 9),
        (3, 1000003, 'Large sub-district', 101, 450, 5),
        (4, 1000004, 'Large area', 551, 1800, 4),
        (5, 1000005, 'Large settlement', 2351, 7012, 4)
),

region_type as (
    insert into monitoring.region_type (id, name)
    select
        level.region_type_id,
        level.type_name
    from level
    on conflict do nothing
),

planned as (
    select
        1000000 + tree * 10000 + level.first_number + number as id,
        case
            when level.depth > 0 then 1000000 + tree * 10000 + above.first_number
                + case when level.depth = 5 and number >= 6832 then 1799 else number / level.per_parent end
        end as parent_region_id,
        level.type_name || ' ' || tree || '-' || number as name,
        'large-' || tree || '-' || level.depth || '-' || number as code,
        level.region_type_id,
        1000000 + tree as office_id
    from level
    left join level as above on above.depth = level.depth - 1
    cross join generate_series(1, 3) as tree
    cross join lateral generate_series(0, level.regions - 1) as number
),

polygon as (
    -- A square for each region down to the districts.
    insert into monitoring.region_polygon (region_id, geometry)
    select
        planned.id,
        jsonb_build_object(
            'type', 'Polygon',
            'coordinates', json_build_array(json_build_array(
                json_build_array(corner.corner_x, corner.corner_y),
                json_build_array(corner.corner_x + 1, corner.corner_y),
                json_build_array(corner.corner_x + 1, corner.corner_y + 1),
                json_build_array(corner.corner_x, corner.corner_y + 1),
                json_build_array(corner.corner_x, corner.corner_y)
            ))
        )
    from planned
    cross join lateral (
        select
            planned.id % 100 as corner_x,
            planned.id / 10000 % 10 as corner_y
    ) as corner
    where planned.region_type_id <= 1000002
    on conflict (region_id) do nothing
)

insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
select
    planned.id,
    planned.name,
    planned.code,
    planned.code,
    planned.region_type_id,
    planned.office_id,
    planned.parent_region_id
from planned
order by planned.id
on conflict do nothing
