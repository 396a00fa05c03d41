-- A region and its ancestors, the region itself at distance 0. Ends at 64 levels, so a loop in the data ends too.
create or replace function monitoring.region_chain(of_region_id integer)
    returns table (region_id integer, distance integer)
    language sql
    stable
    parallel safe
    rows 6
as $$
    with recursive chain (region_id, parent_region_id, distance) as (
        select
            region.id,
            region.parent_region_id,
            0
        from monitoring.region
        where region.id = of_region_id

        union all

        select
            region.id,
            region.parent_region_id,
            chain.distance + 1
        from chain
        inner join monitoring.region on region.id = chain.parent_region_id
        where chain.distance < 64
    )

    select
        chain.region_id,
        chain.distance
    from chain
$$;
