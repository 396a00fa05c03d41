-- Bounds of good and bad values, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListIndicatorBounds.sql
with /* Monitoring/ListIndicatorBounds */
matching as (
    select indicator_bound.id
    from monitoring.indicator_bound
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
    indicator_bound.id,
    indicator_bound.indicator_id,
    indicator_bound.mn_val,
    indicator_bound.mx_val,
    indicator_bound.bound_name,
    indicator_bound.direction
from page
inner join monitoring.indicator_bound on indicator_bound.id = page.id
order by page.id
