-- Deletes the one component that the conditions name, or none.
-- psql -v caller_id=1 -f WriteCalculatedIndicatorComponent.Delete.sql
with /* Monitoring/WriteCalculatedIndicatorComponent.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select calculated_indicator_component.id
    from monitoring.calculated_indicator_component
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.calculated_indicator_component
    using permitted
    where
        calculated_indicator_component.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning calculated_indicator_component.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
