-- Writes one new component, if the caller may.
-- psql -v indicator_id=3 -v indicator_component_id=4 -v calculation="'PART'" -v caller_id=1 -f WriteCalculatedIndicatorComponent.Insert.sql
with /* Monitoring/WriteCalculatedIndicatorComponent.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
    select
        :indicator_id::integer,
        :indicator_component_id::integer,
        :calculation::text
    from permitted
    returning calculated_indicator_component.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
