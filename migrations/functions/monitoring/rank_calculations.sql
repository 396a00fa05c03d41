-- Ranks the calculated indicators: each after those that it needs. Those in a loop get no rank and count, for others
-- that need them, as not calculated.
create or replace function monitoring.rank_calculations()
    returns void
    language plpgsql
as $$
declare
    looping_ids integer[];
    next_rank integer := 1;
begin
    with recursive needs (indicator_id, component_id) as (
        select
            component.indicator_id,
            component.indicator_component_id
        from monitoring.calculated_indicator_component as component

        union

        select
            needs.indicator_id,
            component.indicator_component_id
        from needs
        inner join monitoring.calculated_indicator_component as component on component.indicator_id = needs.component_id
    )

    select coalesce(array_agg(needs.indicator_id), '{}')
    into looping_ids
    from needs
    where needs.indicator_id = needs.component_id;

    delete from monitoring.calculation_rank;

    loop
        insert into monitoring.calculation_rank (indicator_id, rank)
        select distinct
            component.indicator_id,
            next_rank
        from monitoring.calculated_indicator_component as component
        where
            component.indicator_id <> all(looping_ids)
            and not exists (
                select 1
                from monitoring.calculation_rank
                where calculation_rank.indicator_id = component.indicator_id
            )
            and not exists (
                -- a component that is itself calculated and has no rank yet
                select 1
                from monitoring.calculated_indicator_component as needed
                inner join monitoring.calculated_indicator_component as definition
                    on definition.indicator_id = needed.indicator_component_id
                left join monitoring.calculation_rank
                    on calculation_rank.indicator_id = needed.indicator_component_id
                where
                    needed.indicator_id = component.indicator_id
                    and needed.indicator_component_id <> all(looping_ids)
                    and calculation_rank.indicator_id is null
            );
        exit when not found;
        next_rank := next_rank + 1;
    end loop;
end
$$;
