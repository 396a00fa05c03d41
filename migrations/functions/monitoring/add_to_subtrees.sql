-- Adds a subtree of the given sizes below a region, or with sign -1 takes it away, for it and all its ancestors.
create or replace function monitoring.add_to_subtrees(below_region_id integer, sizes integer[], sign integer)
    returns void
    language sql
as $$
    update monitoring.region_subtree
    set size_by_depth = (
        select array_agg(summed.regions order by summed.depth)
        from (
            select
                counted.depth,
                sum(counted.regions)::integer as regions
            from (
                select
                    size.depth,
                    size.regions
                from unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)

                union all

                select
                    size.depth + chain.distance + 1,
                    sign * size.regions
                from unnest(sizes) with ordinality as size (regions, depth)
            ) as counted
            group by counted.depth
            having sum(counted.regions) > 0
        ) as summed
    )
    from monitoring.region_chain(below_region_id) as chain
    where region_subtree.region_id = chain.region_id
$$;
