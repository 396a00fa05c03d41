-- Offices, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListOffices.sql
with /* Monitoring/ListOffices */
matching as (
    select office.id
    from monitoring.office
    where
        true
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
    office.id,
    office.name,
    '/api/v2/office/' || office.id || '/' as resource_uri,
    office.created_at
from page
inner join monitoring.office on office.id = page.id
order by page.id
