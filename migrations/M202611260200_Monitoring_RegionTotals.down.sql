-- How many rows authorized_region would have, without the descent: for each grant what is below it, less what
-- belongs to a grant further up; most callers have one grant, and nothing is above that. One row; a table, because a
-- function that gives a value is not inlined when it is as large as this, and planned anew in each call.
create or replace function monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer)
    returns table (region_count bigint)
    language sql
    stable
    parallel safe
    rows 1
as $$
    with granted as materialized (
        select array_agg(distinct region_permission.region_id) as region_ids
        from monitoring.region_permission
        where
            region_permission.user_id = of_account_id
            and (of_mode = 'r' or region_permission.read_write = 'w')
    )

    select
        case
            -- in a loop of the data, or without sizes: only a descent can tell
            when bool_or(size.depth is null) then monitoring.count_by_descent(of_account_id, of_mode, of_depth)
            else coalesce(
                sum(size.regions) filter (
                    where
                        (of_depth = 0 or size.depth - 1 <= of_depth)
                        -- what a grant further up reaches is counted there
                        and (above.distance is null or (of_depth > 0 and size.depth - 1 + above.distance > of_depth))
                ),
                0
            )::bigint
        end
    from granted
    cross join lateral unnest(granted.region_ids) as one (region_id)
    cross join lateral (
        select min(chain.distance) as distance
        from monitoring.region_chain(one.region_id) as chain
        where
            cardinality(granted.region_ids) > 1
            and chain.distance > 0
            and chain.region_id = any(granted.region_ids)
    ) as above
    left join monitoring.region_subtree on region_subtree.region_id = one.region_id
    left join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth) on true
$$;

create or replace function monitoring.reach_of(of_account_id bigint, of_mode text)
    returns table (is_wide boolean, is_whole boolean)
    language sql
    stable
    parallel safe
    rows 1
as $$
    select
        width.is_wide,
        case
            when width.is_wide then counted.region_count = (select count(*) from monitoring.region)
            else false
        end
    from monitoring.count_authorized(of_account_id, of_mode, 0) as counted
    cross join lateral (
        select counted.region_count * 8 >= coalesce(sum(size.regions), 0) as is_wide
        from monitoring.region as root
        inner join monitoring.region_subtree on region_subtree.region_id = root.id
        cross join lateral unnest(region_subtree.size_by_depth) as size (regions)
        where root.parent_region_id is null
    ) as width
$$;

alter table monitoring.region_subtree drop column region_count;

drop function monitoring.sum_of(integer[]);
