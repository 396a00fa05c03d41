-- Brings the calculated indicators that depend on the given ones up to date, for one campaign and some regions. Tells
-- for each region by how much its number of values changed. The campaign is locked.
create or replace function monitoring.calculate(
    of_campaign_id integer,
    of_region_ids integer[],
    of_indicator_ids integer[]
)
    returns table (region_id integer, change integer)
    language plpgsql
as $$
#variable_conflict use_column
declare
    step record;
begin
    for step in
        select
            dependent.rank,
            array_agg(dependent.indicator_id) as indicator_ids
        from monitoring.dependents_of(of_indicator_ids) as dependent
        group by dependent.rank
        order by dependent.rank
    loop
        return query
        with outcome as (
            select
                calculation_outcome.region_id,
                calculation_outcome.indicator_id,
                calculation_outcome.calculated,
                calculation_outcome.calculated_local
            from monitoring.calculation_outcome
            where
                calculation_outcome.campaign_id = of_campaign_id
                and calculation_outcome.region_id = any(of_region_ids)
                and calculation_outcome.indicator_id = any(step.indicator_ids)
        ),

        present as (
            select
                cell.region_id,
                cell.indicator_id,
                cell.calculated,
                cell.calculated_local,
                cell.has_value
            from monitoring.datapoint_resolved as cell
            where
                cell.campaign_id = of_campaign_id
                and cell.region_id = any(of_region_ids)
                and cell.indicator_id = any(step.indicator_ids)
        ),

        written as (
            insert into monitoring.datapoint_resolved
                (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
            select
                of_campaign_id,
                region_id,
                indicator_id,
                indicator_aggregation.aggregation,
                outcome.calculated,
                outcome.calculated_local
            from outcome
            full join present using (region_id, indicator_id)
            inner join monitoring.indicator_aggregation using (indicator_id)
            where
                (outcome.calculated, outcome.calculated_local)
                is distinct from (present.calculated, present.calculated_local)
            on conflict (campaign_id, region_id, indicator_id) do update
                set
                    calculated = excluded.calculated,
                    calculated_local = excluded.calculated_local
            returning
                datapoint_resolved.region_id,
                datapoint_resolved.indicator_id,
                datapoint_resolved.has_value
        )

        select
            cell.region_id,
            sum(cell.change)::integer
        from (
            -- Grouped, not joined: the planner takes both for a row or two, and would loop.
            select
                either.region_id,
                sum(either.change) as change
            from (
                select
                    written.region_id,
                    written.indicator_id,
                    written.has_value::integer as change,
                    true as is_written
                from written

                union all

                select
                    present.region_id,
                    present.indicator_id,
                    -present.has_value::integer,
                    false
                from present
            ) as either
            group by either.region_id, either.indicator_id
            having bool_or(either.is_written)
        ) as cell
        group by cell.region_id;
    end loop;
end
$$;
