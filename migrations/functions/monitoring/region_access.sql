-- The permission rule, upward: whether an account may reach one region: a row with the distance to the nearest granted
-- region, or none. Downward it is monitoring.authorized_region.
create or replace function monitoring.region_access(of_account_id bigint, of_mode text, of_region_id integer)
    returns table (lvl integer)
    language sql
    stable
    parallel safe
    rows 1
as $$
    select chain.distance
    from monitoring.region_chain(of_region_id) as chain
    where
        exists (
            select 1
            from monitoring.region_permission
            where
                region_permission.user_id = of_account_id
                and region_permission.region_id = chain.region_id
                and (of_mode = 'r' or region_permission.read_write = 'w')
        )
    order by chain.distance
    limit 1
$$;
