-- Keeps region_subtree after deletes; what is deleted has nothing below it.
create or replace function monitoring.region_deleted()
    returns trigger
    language plpgsql
as $$
begin
    delete from monitoring.region_subtree
    using old_rows
    where region_subtree.region_id = old_rows.id;

    if (select count(*) from old_rows) > 1 then
        perform monitoring.rebuild_regions();
    else
        perform monitoring.add_to_subtrees(old_rows.parent_region_id, '{1}', -1)
        from old_rows;
    end if;

    return null;
end
$$;

create or replace trigger region_deleted
    after delete on monitoring.region
    referencing old table as old_rows
    for each statement execute function monitoring.region_deleted();
