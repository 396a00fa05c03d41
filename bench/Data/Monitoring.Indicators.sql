-- 1 and 2 are counted, 3 is their sum, 4 their ratio; 101 to 120 are for the document.
with indicator as (
    insert into monitoring.indicator (id, name, short_name, slug, source_id)
    select
        number,
        'Indicator ' || number,
        'I' || number,
        'i-' || number,
        1
    from generate_series(1, 120) as number
    where number <= 4 or number > 100
    returning indicator.id
),

app_group as (
    insert into monitoring.app_group (name)
    values ('bench')
    returning app_group.id
),

writable as (
    insert into monitoring.group_permission (group_id, indicator_id)
    select app_group.id, indicator.id
    from app_group
    cross join indicator
)

insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
values
    (3, 1, 'PART_TO_BE_SUMMED'),
    (3, 2, 'PART_TO_BE_SUMMED'),
    (4, 1, 'PART'),
    (4, 2, 'WHOLE')
