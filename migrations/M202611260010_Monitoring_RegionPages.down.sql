drop function monitoring.region_reference(text, integer);
drop function monitoring.office_reference(text, integer);

-- How many rows authorized_region would have, without the descent: for each grant what is below it, less what
-- belongs to a grant further down. One row; a table, because a function that gives a value is not inlined when it is
-- as large as this, and planned anew in each call.
create or replace function monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer)
    returns table (region_count bigint)
    language sql
    stable
    parallel safe
    rows 1
as $$
    with granted as materialized (
        select granted_region.region_id
        from monitoring.granted_region(of_account_id, of_mode)
    ),

    above as (
        select
            region_subtree.size_by_depth,
            nearest.distance
        from granted
        left join monitoring.region_subtree on region_subtree.region_id = granted.region_id
        left join lateral (
            select chain.distance
            from monitoring.region_chain(granted.region_id) as chain
            where
                chain.distance > 0
                and chain.region_id in (select inner_granted.region_id from granted as inner_granted)
            order by chain.distance
            limit 1
        ) as nearest on true
    )

    select
        case
            -- in a loop of the data, or without sizes: only a descent can tell
            when bool_or(coalesce(above.size_by_depth, '{}') = '{}')
                then monitoring.count_by_descent(of_account_id, of_mode, of_depth)
            else coalesce(sum(
                (
                    select coalesce(sum(size.regions), 0)
                    from unnest(above.size_by_depth) with ordinality as size (regions, depth)
                    where
                        (of_depth = 0 or size.depth - 1 <= of_depth)
                        -- what the grant above reaches is counted there
                        and (above.distance is null or (of_depth > 0 and size.depth - 1 + above.distance > of_depth))
                )
            ), 0)::bigint
        end
    from above
$$;
