-- Ends the statement that would put a region below itself. Called by the triggers that keep region_subtree.
create or replace function monitoring.refuse_region_loop()
    returns void
    language plpgsql
as $$
begin
    raise exception 'a region would be its own ancestor, or lie more than 64 levels deep'
        using errcode = 'check_violation', constraint = 'region_parent_acyclic', table = 'region';
end
$$;
