-- After regions moved or came to another office: their old and new parents and everything above them, in the campaigns
-- that have values there. Named so that it runs after the trigger that keeps region_subtree.
create or replace function monitoring.region_values_moved()
    returns trigger
    language plpgsql
as $$
declare
    moved_ids integer[];
    parent_ids integer[];
    office_ids integer[];
    locked_campaign_id integer;
    changed_region_ids integer[];
    changed_indicator_ids integer[];
begin
    select
        array_agg(new_rows.id) filter (where new_rows.parent_region_id is distinct from old_rows.parent_region_id),
        array_agg(new_rows.id) filter (where new_rows.office_id <> old_rows.office_id)
    into moved_ids, office_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id;

    if moved_ids is null and office_ids is null then
        return null;
    end if;

    perform monitoring.lock_structure();

    select array_agg(parent.region_id)
    into parent_ids
    from (
        select old_rows.parent_region_id as region_id
        from old_rows
        where old_rows.id = any(moved_ids)

        union

        select new_rows.parent_region_id
        from new_rows
        where new_rows.id = any(moved_ids)
    ) as parent
    where parent.region_id is not null;

    for locked_campaign_id in
        select campaign.id
        from monitoring.campaign
        where
            exists (
                select 1
                from monitoring.datapoint_group
                where
                    datapoint_group.campaign_id = campaign.id
                    and datapoint_group.region_id = any(moved_ids || office_ids)
            )
    loop
        if parent_ids is not null then
            select
                array_agg(parent.region_id),
                array_agg(indicator.indicator_id)
            into changed_region_ids, changed_indicator_ids
            from (
                select distinct cell.indicator_id
                from monitoring.datapoint_resolved as cell
                where
                    cell.campaign_id = locked_campaign_id
                    and cell.region_id = any(moved_ids)
                    and cell.base is not null
            ) as indicator
            cross join unnest(parent_ids) as parent (region_id);

            if changed_region_ids is not null then
                perform monitoring.roll_up(locked_campaign_id, changed_region_ids, changed_indicator_ids);
                perform monitoring.calculate(
                    locked_campaign_id,
                    (
                        select array_agg(distinct chain.region_id)
                        from unnest(parent_ids) as parent (region_id)
                        cross join lateral monitoring.region_chain(parent.region_id) as chain
                    ),
                    changed_indicator_ids
                );
            end if;

            perform monitoring.rebuild_groups(locked_campaign_id); -- what is shown below changed along both ways up
        else
            perform monitoring.add_to_groups(
                locked_campaign_id,
                office_ids,
                array_fill(0, array[cardinality(office_ids)])
            );
        end if;
    end loop;

    return null;
end
$$;

create or replace trigger region_values_moved
    after update on monitoring.region
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.region_values_moved();
