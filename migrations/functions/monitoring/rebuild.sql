-- Makes one campaign's values of some indicators anew from the stored datapoints and nothing else, set-wise; what is
-- calculated from them must be among them.
create or replace function monitoring.rebuild(of_campaign_id integer, of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    step record;
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved
    where
        datapoint_resolved.campaign_id = of_campaign_id
        and datapoint_resolved.indicator_id = any(of_indicator_ids);

    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        datapoint.campaign_id,
        datapoint.region_id,
        datapoint.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from monitoring.datapoint
    inner join (
        select
            indicator_aggregation.indicator_id,
            indicator_aggregation.aggregation
        from monitoring.indicator_aggregation
        offset 0 -- once for each indicator, not for each datapoint
    ) as indicator_aggregation on indicator_aggregation.indicator_id = datapoint.indicator_id
    where
        datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = any(of_indicator_ids)
        and datapoint.value is not null
    order by datapoint.region_id, datapoint.indicator_id;

    for height in 2..(select coalesce(max(cardinality(region_subtree.size_by_depth)), 0) from monitoring.region_subtree) loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            region_subtree.region_id,
            child.indicator_id,
            child.aggregation,
            sum(child.base),
            count(child.base)::integer
        from monitoring.region_subtree
        inner join monitoring.region on region.parent_region_id = region_subtree.region_id
        inner join monitoring.datapoint_resolved as child
            on child.campaign_id = of_campaign_id
            and child.region_id = region.id
        where
            cardinality(region_subtree.size_by_depth) = height
            and child.indicator_id = any(of_indicator_ids)
            and child.base is not null
        group by region_subtree.region_id, child.indicator_id, child.aggregation
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;

    for step in
        select
            calculation_rank.rank,
            array_agg(calculation_rank.indicator_id) as indicator_ids
        from monitoring.calculation_rank
        where calculation_rank.indicator_id = any(of_indicator_ids)
        group by calculation_rank.rank
        order by calculation_rank.rank
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
        select
            outcome.campaign_id,
            outcome.region_id,
            outcome.indicator_id,
            indicator_aggregation.aggregation,
            outcome.calculated,
            outcome.calculated_local
        from monitoring.calculation_outcome as outcome
        inner join (
            select
                indicator_aggregation.indicator_id,
                indicator_aggregation.aggregation
            from monitoring.indicator_aggregation
            offset 0
        ) as indicator_aggregation on indicator_aggregation.indicator_id = outcome.indicator_id
        where
            outcome.campaign_id = of_campaign_id
            and outcome.indicator_id = any(step.indicator_ids)
            and (outcome.calculated is not null or outcome.calculated_local is not null)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                calculated = excluded.calculated,
                calculated_local = excluded.calculated_local;
    end loop;

    perform monitoring.rebuild_groups(of_campaign_id);
end
$$;

-- Makes one campaign's values anew.
create or replace function monitoring.rebuild(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved where datapoint_resolved.campaign_id = of_campaign_id;

    perform monitoring.rebuild(of_campaign_id, array_agg(indicator.id))
    from monitoring.indicator;
end
$$;

-- Makes everything derived anew: the tree's sizes, the order of calculation, all values.
create or replace function monitoring.rebuild()
    returns void
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_regions();
    perform monitoring.rank_calculations();

    delete from monitoring.datapoint_resolved
    where
        not exists (
            select 1
            from monitoring.campaign
            where campaign.id = datapoint_resolved.campaign_id
        );

    perform monitoring.rebuild(campaign.id)
    from monitoring.campaign;
end
$$;
