-- Indicator tags, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListIndicatorTags.sql
with /* Monitoring/ListIndicatorTags */
matching as (
    select indicator_tag.id
    from monitoring.indicator_tag
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
    indicator_tag.id,
    indicator_tag.tag_name,
    indicator_tag.parent_tag_id
from page
inner join monitoring.indicator_tag on indicator_tag.id = page.id
order by page.id
