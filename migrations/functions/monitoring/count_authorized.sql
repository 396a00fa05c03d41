-- How many rows authorized_region would have, without the descent: for each grant what is below it, less what
-- belongs to a grant further up. Lists ask only for callers with several grants or down to a depth: most have one
-- grant, and its region_count. Not inlined, so those others do not open this plan; made once for each connection,
-- because it is good for every caller and making it costs more than running it.
create or replace function monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer)
    returns table (region_count bigint)
    language plpgsql
    stable
    parallel safe
    rows 1
    set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with granted as materialized (
        select array_agg(granted_region.region_id) as region_ids
        from monitoring.granted_region(of_account_id, of_mode)
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
    left join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth) on true;
end
$$;
