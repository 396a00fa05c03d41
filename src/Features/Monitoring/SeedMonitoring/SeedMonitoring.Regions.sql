-- Demo regions of one level; their parents are there.
-- psql -v codes="'{KES}'" -v names="'{Kesteria}'" -v parent_codes="'{NULL}'" -v latitudes="'{1}'" -v longitudes="'{1}'" -v type_name="'Country'" -f SeedMonitoring.Regions.sql
insert /* Monitoring/SeedMonitoring.Regions */ into monitoring.region (
    name,
    region_code,
    slug,
    region_type_id,
    office_id,
    parent_region_id,
    latitude,
    longitude
)
select
    item.name,
    item.code,
    lower(item.code),
    region_type.id,
    coalesce(parent.office_id, office.id),
    parent.id,
    item.latitude,
    item.longitude
from unnest(
    :codes::text[],
    :names::text[],
    :parent_codes::text[],
    :latitudes::double precision[],
    :longitudes::double precision[]
) with ordinality as item (code, name, parent_code, latitude, longitude, ordinal)
inner join monitoring.region_type on region_type.name = :type_name::text
left join monitoring.region as parent on parent.region_code = item.parent_code
left join monitoring.office on office.name = item.name
order by item.ordinal
