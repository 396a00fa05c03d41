-- Changes what was given of one component, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"calculation\": \"WHOLE\"}'" -v caller_id=1 -f WriteCalculatedIndicatorComponent.Update.sql
with /* Monitoring/WriteCalculatedIndicatorComponent.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.calculated_indicator_component
    set (indicator_id, indicator_component_id, calculation) = (
        select
            given.indicator_id,
            given.indicator_component_id,
            given.calculation
        from jsonb_populate_record(calculated_indicator_component, :given::jsonb) as given
    )
    from permitted
    where calculated_indicator_component.id = :id::integer
    returning calculated_indicator_component.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
