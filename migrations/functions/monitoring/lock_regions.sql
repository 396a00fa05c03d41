-- One change of the tree at a time, taken before a statement touches its first row: two moves could each be right and
-- make a loop together, and what the triggers below read must hold until they have written.
create or replace function monitoring.lock_regions()
    returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(1297042001, 1); -- the numbers only keep our locks apart from others

    return null;
end
$$;

create or replace trigger region_locked
    before insert or update or delete on monitoring.region
    for each statement execute function monitoring.lock_regions();
