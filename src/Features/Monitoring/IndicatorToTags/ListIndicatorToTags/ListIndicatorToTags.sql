-- Which indicators bear which tags, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListIndicatorToTags.sql
with /* Monitoring/ListIndicatorToTags */
matching as (
    select indicator_to_tag.id
    from monitoring.indicator_to_tag
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
    indicator_to_tag.id,
    indicator_to_tag.indicator_id,
    indicator_to_tag.indicator_tag_id
from page
inner join monitoring.indicator_to_tag on indicator_to_tag.id = page.id
order by page.id
