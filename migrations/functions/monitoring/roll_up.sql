-- Recomputes what the given cells get from their children, and then everything above them: first the regions with the
-- flattest subtrees, so that each comes after its children. The two arrays go in step. The campaign is locked.
create or replace function monitoring.roll_up(
    of_campaign_id integer,
    of_region_ids integer[],
    of_indicator_ids integer[]
)
    returns void
    language plpgsql
as $$
declare
    affected_region_ids integer[];
    affected_indicator_ids integer[];
    affected_heights integer[];
    current_height integer;
begin
    with recursive affected (region_id, indicator_id) as (
        select
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)

        union

        select
            region.parent_region_id,
            affected.indicator_id
        from affected
        inner join monitoring.region on region.id = affected.region_id
        where region.parent_region_id is not null
    )

    select
        array_agg(affected.region_id),
        array_agg(affected.indicator_id),
        array_agg(cardinality(region_subtree.size_by_depth))
    into affected_region_ids, affected_indicator_ids, affected_heights
    from affected
    inner join monitoring.region_subtree on region_subtree.region_id = affected.region_id;

    for current_height in
        select distinct affected.height
        from unnest(affected_heights) as affected (height)
        order by affected.height
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            summed.region_id,
            summed.indicator_id,
            indicator_aggregation.aggregation,
            summed.child_sum,
            summed.child_count
        from (
            select
                affected.region_id,
                affected.indicator_id,
                sum(child.base) as child_sum,
                count(child.base)::integer as child_count
            from unnest(affected_region_ids, affected_indicator_ids, affected_heights)
                as affected (region_id, indicator_id, height)
            left join monitoring.region on region.parent_region_id = affected.region_id
            left join lateral (
                select datapoint_resolved.base
                from monitoring.datapoint_resolved
                where
                    datapoint_resolved.campaign_id = of_campaign_id
                    and datapoint_resolved.region_id = region.id
                    and datapoint_resolved.indicator_id = affected.indicator_id
                offset 0 -- by the whole key: not all indicators of each child
            ) as child on true
            where affected.height = current_height
            group by affected.region_id, affected.indicator_id
        ) as summed
        inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = summed.indicator_id
        left join monitoring.datapoint_resolved as present
            on present.campaign_id = of_campaign_id
            and present.region_id = summed.region_id
            and present.indicator_id = summed.indicator_id
        where
            (present.child_sum, coalesce(present.child_count, 0))
            is distinct from (summed.child_sum, summed.child_count)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;
end
$$;
