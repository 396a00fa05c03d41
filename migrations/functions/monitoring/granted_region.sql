-- The regions that an account was granted. A grant to write is a grant to read.
create or replace function monitoring.granted_region(of_account_id bigint, of_mode text)
    returns table (region_id integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    select distinct region_permission.region_id
    from monitoring.region_permission
    where
        region_permission.user_id = of_account_id
        and (of_mode = 'r' or region_permission.read_write = 'w')
$$;
