-- Adds to the number of values of some regions, and brings in line which pairs are shown, up to the roots. The two
-- arrays go in step, a region once; a change of 0 only looks at the offices again. The campaign is locked.
create or replace function monitoring.add_to_groups(
    of_campaign_id integer,
    of_region_ids integer[],
    of_changes integer[]
)
    returns void
    language plpgsql
as $$
begin
    with recursive changed as materialized (
        select
            region.id as region_id,
            region.parent_region_id,
            coalesce(present.value_count, 0) + item.change as value_count,
            coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id as is_shown,
            (coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id)::integer
            - coalesce(present.is_shown, false)::integer as shown_change
        from unnest(of_region_ids, of_changes) as item (region_id, change)
        inner join monitoring.region on region.id = item.region_id
        inner join monitoring.campaign on campaign.id = of_campaign_id
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = item.region_id
    ),

    chained (region_id, parent_region_id, shown_change, distance) as (
        select
            changed.region_id,
            changed.parent_region_id,
            changed.shown_change,
            0
        from changed
        where changed.shown_change <> 0

        union all

        select
            region.id,
            region.parent_region_id,
            chained.shown_change,
            chained.distance + 1
        from chained
        inner join monitoring.region on region.id = chained.parent_region_id
        where chained.distance < 64
    ),

    summed as (
        select
            chained.region_id,
            sum(chained.shown_change)::integer as shown_change
        from chained
        group by chained.region_id
        having sum(chained.shown_change) <> 0
    )

    insert into monitoring.datapoint_group (campaign_id, region_id, value_count, shown_below, is_shown)
    select
        of_campaign_id,
        coalesce(changed.region_id, summed.region_id),
        coalesce(changed.value_count, present.value_count, 0),
        coalesce(present.shown_below, 0) + coalesce(summed.shown_change, 0),
        coalesce(changed.is_shown, present.is_shown, false)
    from changed
    full join summed on summed.region_id = changed.region_id
    left join monitoring.datapoint_group as present
        on present.campaign_id = of_campaign_id
        and present.region_id = coalesce(changed.region_id, summed.region_id)
    on conflict (campaign_id, region_id) do update
        set
            value_count = excluded.value_count,
            shown_below = excluded.shown_below,
            is_shown = excluded.is_shown;
end
$$;
