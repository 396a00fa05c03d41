-- After one stored value changed: adds the difference to the region and to those above it, up to the first whose base
-- stays because it has a stored value of its own; then calculates what depends on it. The campaign is locked.
create or replace function monitoring.store_value(
    of_campaign_id integer,
    of_region_id integer,
    of_indicator_id integer,
    new_value double precision
)
    returns void
    language plpgsql
as $$
declare
    of_aggregation "char";
    path_region_ids integer[];
    path_changes integer[];
    changed_region_ids integer[];
    changes integer[];
begin
    select indicator_aggregation.aggregation
    into of_aggregation
    from monitoring.indicator_aggregation
    where indicator_aggregation.indicator_id = of_indicator_id;

    with recursive path (
        region_id,
        parent_region_id,
        stored,
        child_sum,
        child_count,
        had_value,
        sum_change,
        count_change,
        distance
    ) as (
        select
            region.id,
            region.parent_region_id,
            new_value,
            cell.child_sum,
            coalesce(cell.child_count, 0),
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            0
        from monitoring.region
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = of_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select monitoring.base_of(of_aggregation, new_value, cell.child_sum, coalesce(cell.child_count, 0)) as base
        ) as changed
        where
            region.id = of_region_id
            and cell.stored is distinct from new_value

        union all

        select
            region.id,
            region.parent_region_id,
            cell.stored,
            added.child_sum,
            added.child_count,
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            path.distance + 1
        from path
        inner join monitoring.region on region.id = path.parent_region_id
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = path.parent_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select
                coalesce(cell.child_count, 0) + path.count_change as child_count,
                case
                    when coalesce(cell.child_count, 0) + path.count_change = 0 then null
                    else coalesce(cell.child_sum, 0) + path.sum_change
                end as child_sum
        ) as added
        cross join lateral (
            select monitoring.base_of(of_aggregation, cell.stored, added.child_sum, added.child_count) as base
        ) as changed
        where
            path.distance < 64
            and (path.sum_change <> 0 or path.count_change <> 0)
    ),

    written as (
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, stored, child_sum, child_count)
        select
            of_campaign_id,
            path.region_id,
            of_indicator_id,
            of_aggregation,
            path.stored,
            path.child_sum,
            path.child_count
        from path
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                stored = excluded.stored,
                child_sum = excluded.child_sum,
                child_count = excluded.child_count
        returning
            datapoint_resolved.region_id,
            datapoint_resolved.has_value
    )

    select
        array_agg(written.region_id),
        array_agg(written.has_value::integer - path.had_value::integer)
    into path_region_ids, path_changes
    from written
    inner join path on path.region_id = written.region_id;

    if path_region_ids is null then
        return;
    end if;

    if exists (
        select 1
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = of_indicator_id
    ) then
        select
            array_agg(summed.region_id),
            array_agg(summed.change)
        into changed_region_ids, changes
        from (
            select
                item.region_id,
                sum(item.change)::integer as change
            from (
                select
                    written.region_id,
                    written.change
                from unnest(path_region_ids, path_changes) as written (region_id, change)

                union all

                select
                    calculated.region_id,
                    calculated.change
                from monitoring.calculate(of_campaign_id, path_region_ids, array[of_indicator_id]) as calculated
            ) as item
            group by item.region_id
            having sum(item.change) <> 0
        ) as summed;
    elsif 1 = any(path_changes) or -1 = any(path_changes) then
        changed_region_ids := path_region_ids;
        changes := path_changes;
    end if;

    if changed_region_ids is not null then
        perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
    end if;
end
$$;
