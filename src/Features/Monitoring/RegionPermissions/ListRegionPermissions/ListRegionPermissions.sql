-- Grants, filtered and paged; a grant to write is one to read, so r asks for both.
-- psql -v read_write="'r'" -v limit=20 -v offset=0 -f ListRegionPermissions.sql
with /* Monitoring/ListRegionPermissions */
matching as (
    select region_permission.id
    from monitoring.region_permission
    where
        (:read_write::text = 'r' or region_permission.read_write = 'w')
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    region_permission.id,
    region_permission.read_write,
    region_permission.user_id,
    region_permission.region_id
from page
inner join monitoring.region_permission on region_permission.id = page.id
order by page.id
