-- Keeps region_subtree after moves and changes of office, and refuses loops: one region at a time costs two lines of
-- ancestors, several make the table anew.
create or replace function monitoring.region_updated()
    returns trigger
    language plpgsql
as $$
declare
    changed_ids integer[];
    old_parent_id integer;
    new_parent_id integer;
    sizes integer[];
begin
    select array_agg(new_rows.id)
    into changed_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id
    where
        new_rows.parent_region_id is distinct from old_rows.parent_region_id
        or new_rows.office_id <> old_rows.office_id;

    if changed_ids is null then
        return null;
    end if;

    select region_subtree.size_by_depth
    into sizes
    from monitoring.region_subtree
    where region_subtree.region_id = changed_ids[1];

    if cardinality(changed_ids) > 1 or coalesce(sizes, '{}') = '{}' then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from monitoring.region_subtree
        where
            region_subtree.region_id = any(changed_ids)
            and region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    if not exists (
        select 1
        from monitoring.region_chain(changed_ids[1]) as chain
        inner join monitoring.region on region.id = chain.region_id
        where region.parent_region_id is null
        having max(chain.distance) + cardinality(sizes) <= 65
    ) then
        perform monitoring.refuse_region_loop();
    end if;

    update monitoring.region_subtree
    set is_office_border = parent.id is null or parent.office_id <> region.office_id
    from monitoring.region
    left join monitoring.region as parent on parent.id = region.parent_region_id
    where
        region.id = region_subtree.region_id
        and (region.id = changed_ids[1] or region.parent_region_id = changed_ids[1]);

    select
        old_rows.parent_region_id,
        new_rows.parent_region_id
    into old_parent_id, new_parent_id
    from old_rows
    inner join new_rows on new_rows.id = old_rows.id
    where old_rows.id = changed_ids[1];

    if old_parent_id is distinct from new_parent_id then
        perform monitoring.add_to_subtrees(old_parent_id, sizes, -1);
        perform monitoring.add_to_subtrees(new_parent_id, sizes, 1);
    end if;

    return null;
end
$$;

create or replace trigger region_updated
    after update on monitoring.region
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.region_updated();
