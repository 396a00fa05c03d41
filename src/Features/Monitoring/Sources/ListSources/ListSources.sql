-- Sources, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListSources.sql
with /* Monitoring/ListSources */
matching as (
    select source.id
    from monitoring.source
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
    source.id,
    source.source_name,
    source.source_description
from page
inner join monitoring.source on source.id = page.id
order by page.id
