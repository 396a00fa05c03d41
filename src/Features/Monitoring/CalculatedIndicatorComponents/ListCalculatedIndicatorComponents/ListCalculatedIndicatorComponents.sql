-- Components of calculated indicators, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListCalculatedIndicatorComponents.sql
with /* Monitoring/ListCalculatedIndicatorComponents */
matching as (
    select calculated_indicator_component.id
    from monitoring.calculated_indicator_component
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
    calculated_indicator_component.id,
    calculated_indicator_component.indicator_id,
    calculated_indicator_component.indicator_component_id,
    calculated_indicator_component.calculation
from page
inner join monitoring.calculated_indicator_component on calculated_indicator_component.id = page.id
order by page.id
