-- Demo definitions of calculated indicators, and bounds of shares.
-- psql -v short_names="'{coverage}'" -v components="'{vaccinated}'" -v calculations="'{PART}'" -f SeedMonitoring.Definitions.sql
with /* Monitoring/SeedMonitoring.Definitions */
bound as (
    insert into monitoring.indicator_bound (indicator_id, mn_val, mx_val, bound_name, direction)
    select
        indicator.id,
        item.mn_val,
        item.mx_val,
        item.bound_name,
        1
    from monitoring.indicator
    cross join (
        values
            ('coverage', 0.0, 0.8, 'bad', 1),
            ('coverage', 0.8, 0.95, 'ok', 2),
            ('coverage', 0.95, 1.0, 'good', 3),
            ('missed share', 0.2, 1.0, 'bad', 1),
            ('missed share', 0.1, 0.2, 'ok', 2),
            ('missed share', 0.0, 0.1, 'good', 3)
    ) as item (short_name, mn_val, mx_val, bound_name, ordinal)
    where indicator.short_name = item.short_name
    order by indicator.id, item.ordinal
)

insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
select
    indicator.id,
    component.id,
    item.calculation
from unnest(
    :short_names::text[],
    :components::text[],
    :calculations::text[]
) with ordinality as item (short_name, component, calculation, ordinal)
inner join monitoring.indicator on indicator.short_name = item.short_name
inner join monitoring.indicator as component on component.short_name = item.component
order by item.ordinal
