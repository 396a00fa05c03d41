-- The permission rule, downward: everything an account may reach, each region once, with its distance to the nearest
-- granted region above it. Stops at a granted region, whose own descent covers what is below it with a smaller
-- distance; therefore no region comes twice, and a loop ends where it began. With of_depth above zero no deeper than
-- that. Plain SQL, inlined into the statement that calls it, so the planner sees through it. By hand,
-- for account 7: select * from monitoring.authorized_region(7, 'r', 0).
create or replace function monitoring.authorized_region(of_account_id bigint, of_mode text, of_depth integer)
    returns table (region_id integer, lvl integer)
    language sql
    stable
    parallel safe
    rows 1000
as $$
    with recursive descent (region_id, lvl) as (
        select
            granted.region_id,
            0
        from monitoring.granted_region(of_account_id, of_mode) as granted

        union all

        select
            region.id,
            descent.lvl + 1
        from descent
        inner join monitoring.region on region.parent_region_id = descent.region_id
        where
            descent.lvl < case when of_depth > 0 then least(of_depth, 64) else 64 end
            and not exists (
                select 1
                from monitoring.region_permission
                where
                    region_permission.user_id = of_account_id
                    and region_permission.region_id = region.id
                    and (of_mode = 'r' or region_permission.read_write = 'w')
            )
    )

    select
        descent.region_id,
        descent.lvl
    from descent
$$;
