-- The indicators of the large data: 325 that are counted and 75 that are calculated from them by 250 components: 30
-- sums of five, 35 ratios of which ten have a sum as numerator, 10 differences.
-- psql -f SeedMonitoring.LargeIndicators.sql
with /* Monitoring/SeedMonitoring.LargeIndicators */
written as (
    insert into monitoring.indicator (id, name, short_name, slug, source_id)
    select
        1000000 + number,
        'Large indicator ' || number,
        'Large ' || number,
        'large-' || number,
        1
    from generate_series(1, 400) as number
    on conflict do nothing
),

planned (number, component, calculation) as (
    select
        number,
        (number * 10 + part) % 325 + 1,
        'PART_TO_BE_SUMMED'
    from generate_series(326, 355) as number
    cross join generate_series(0, 4) as part

    union all

    select
        number,
        case when number <= 365 then number - 30 else number * 9 % 325 + 1 end,
        'PART'
    from generate_series(356, 390) as number

    union all

    select
        number,
        (number * 9 + 1) % 325 + 1,
        'WHOLE'
    from generate_series(356, 390) as number

    union all

    select
        number,
        (number * 30 + role.ordinal::integer) % 325 + 1,
        role.calculation
    from generate_series(391, 400) as number
    cross join unnest(
        array['PART_OF_DIFFERENCE', 'WHOLE_OF_DIFFERENCE', 'WHOLE_OF_DIFFERENCE_DENOMINATOR']
    ) with ordinality as role (calculation, ordinal)
)

insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
select
    1000000 + planned.number,
    1000000 + planned.component,
    planned.calculation
from planned
order by planned.number, planned.component, planned.calculation
on conflict do nothing
