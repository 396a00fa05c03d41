-- Counts the values of some regions and, where the number differs from what is noted, puts it right. The campaign is
-- locked.
create or replace function monitoring.recount_groups(of_campaign_id integer, of_region_ids integer[])
    returns void
    language plpgsql
as $$
declare
    changed_region_ids integer[];
    changes integer[];
begin
    select
        array_agg(counted.region_id),
        array_agg(counted.change)
    into changed_region_ids, changes
    from (
        select
            place.region_id,
            count(cell.region_id)::integer - coalesce(max(present.value_count), 0) as change
        from (
            select distinct given.region_id
            from unnest(of_region_ids) as given (region_id)
        ) as place
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = place.region_id
            and cell.has_value
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = place.region_id
        group by place.region_id
    ) as counted
    where counted.change <> 0;

    perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
end
$$;
