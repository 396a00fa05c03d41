-- Four countries of six levels. A level's ids are its number times a million and the region's number in it, so a parent
-- needs no look-up. With 11 provinces a country: 217,056 regions.
with office as (
    insert into monitoring.office (id, name)
    select
        country + 1,
        'Office ' || country
    from generate_series(0, 3) as country
),

level (depth, name, per_parent, regions) as (
    select
        listed.depth,
        listed.name,
        listed.per_parent,
        (4 * exp(sum(ln(listed.per_parent)) over (order by listed.depth)))::numeric(20)::integer
    from (
        values
            (0, 'Country', 1),
            (1, 'Province', :provinces::integer),
            (2, 'District', 12),
            (3, 'Sub-district', 10),
            (4, 'Ward', 8),
            (5, 'Settlement', 4)
    ) as listed (depth, name, per_parent)
),

region_type as (
    insert into monitoring.region_type (id, name)
    select
        level.depth + 1,
        level.name
    from level
)

insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
select
    level.depth * 1000000 + number + 1,
    level.name || ' ' || number,
    'R' || level.depth || '-' || number,
    'r' || level.depth || '-' || number,
    level.depth + 1,
    (number::bigint * 4 / level.regions)::integer + 1,
    case when level.depth > 0 then (level.depth - 1) * 1000000 + number / level.per_parent + 1 end
from level
cross join lateral generate_series(0, level.regions - 1) as number
order by 1
