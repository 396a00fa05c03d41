-- Indicators calculated from the given ones, directly or not, with their rank.
create or replace function monitoring.dependents_of(of_indicator_ids integer[])
    returns table (indicator_id integer, rank integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    with recursive dependent (indicator_id) as (
        select component.indicator_id
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = any(of_indicator_ids)

        union

        select component.indicator_id
        from dependent
        inner join monitoring.calculated_indicator_component as component
            on component.indicator_component_id = dependent.indicator_id
    )

    select
        calculation_rank.indicator_id,
        calculation_rank.rank
    from dependent
    inner join monitoring.calculation_rank on calculation_rank.indicator_id = dependent.indicator_id
$$;
