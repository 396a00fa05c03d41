-- Keeps region_subtree after inserts, and refuses loops. What is added costs its ancestors; a load as large as a part
-- of the table makes the table anew.
create or replace function monitoring.region_inserted()
    returns trigger
    language plpgsql
as $$
declare
    added bigint;
begin
    select count(*) into added from new_rows;

    if added > 1000 and 4 * added > (select count(*) from monitoring.region_subtree) then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from new_rows
        inner join monitoring.region_subtree on region_subtree.region_id = new_rows.id
        where region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    -- A region that no root leads to is in a loop, or below one.
    perform monitoring.refuse_region_loop()
    from new_rows
    where
        not exists (
            select 1
            from monitoring.region_chain(new_rows.id) as chain
            inner join monitoring.region on region.id = chain.region_id
            where region.parent_region_id is null
        )
    limit 1;

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with chained as (
        select
            chain.region_id,
            chain.distance
        from new_rows
        cross join lateral monitoring.region_chain(new_rows.id) as chain
    ),

    sized as (
        select
            counted.region_id,
            counted.distance,
            sum(counted.regions)::integer as regions
        from (
            select
                chained.region_id,
                chained.distance,
                1 as regions
            from chained

            union all

            select
                region_subtree.region_id,
                size.depth - 1,
                size.regions
            from monitoring.region_subtree
            cross join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)
            where region_subtree.region_id in (select chained.region_id from chained)
        ) as counted
        group by counted.region_id, counted.distance
    )

    select
        region.id,
        array_agg(sized.regions order by sized.distance),
        parent.id is null or parent.office_id <> region.office_id
    from sized
    inner join monitoring.region on region.id = sized.region_id
    left join monitoring.region as parent on parent.id = region.parent_region_id
    group by region.id, parent.id
    on conflict (region_id) do update
        set size_by_depth = excluded.size_by_depth;

    return null;
end
$$;

create or replace trigger region_inserted
    after insert on monitoring.region
    referencing new table as new_rows
    for each statement execute function monitoring.region_inserted();
