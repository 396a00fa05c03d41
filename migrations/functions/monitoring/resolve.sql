-- After stored values changed, in bulk: copies them, rolls them up, calculates what depends on them. The two arrays go
-- in step and name the changed keys. The campaign is locked. Its statements are planned for arrays of unknown length: for
-- long ones the planner would rather read all regions than those that are named, and it would do so for each campaign.
create or replace function monitoring.resolve(
    of_campaign_id integer,
    of_region_ids integer[],
    of_indicator_ids integer[]
)
    returns void
    language plpgsql
    set plan_cache_mode = 'force_generic_plan'
as $$
declare
    chained_region_ids integer[];
begin
    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        of_campaign_id,
        changed.region_id,
        changed.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from (
        select distinct
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)
    ) as changed
    inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = changed.indicator_id
    left join monitoring.datapoint
        on datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = changed.indicator_id
        and datapoint.region_id = changed.region_id
    where
        datapoint.value is not null
        or exists (
            select 1
            from monitoring.datapoint_resolved as present
            where
                present.campaign_id = of_campaign_id
                and present.region_id = changed.region_id
                and present.indicator_id = changed.indicator_id
        )
    on conflict (campaign_id, region_id, indicator_id) do update
        set stored = excluded.stored
        where datapoint_resolved.stored is distinct from excluded.stored;

    perform monitoring.roll_up(
        of_campaign_id,
        array_agg(parent.region_id),
        array_agg(parent.indicator_id)
    )
    from (
        select distinct
            region.parent_region_id as region_id,
            changed.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as changed (region_id, indicator_id)
        inner join monitoring.region on region.id = changed.region_id
        where region.parent_region_id is not null
    ) as parent;

    with recursive chained (region_id) as (
        select changed.region_id
        from unnest(of_region_ids) as changed (region_id)

        union

        select region.parent_region_id
        from chained
        inner join monitoring.region on region.id = chained.region_id
        where region.parent_region_id is not null
    )

    select array_agg(chained.region_id)
    into chained_region_ids
    from chained;

    perform monitoring.calculate(
        of_campaign_id,
        chained_region_ids,
        (
            select array_agg(distinct changed.indicator_id)
            from unnest(of_indicator_ids) as changed (indicator_id)
        )
    );
    perform monitoring.recount_groups(of_campaign_id, chained_region_ids);
end
$$;
