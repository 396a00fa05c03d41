-- Makes region_subtree anew from the tree: after a bulk load, after several moves at once, after damage. One descent,
-- which carries each region's line of ancestors. A region that no root leads to is in a loop or below one; it gets no
-- sizes.
create or replace function monitoring.rebuild_regions()
    returns void
    language plpgsql
as $$
begin
    delete from monitoring.region_subtree
    where
        not exists (
            select 1
            from monitoring.region
            where region.id = region_subtree.region_id
        );

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with recursive
    placed (region_id, office_id, is_office_border, line) as (
        select
            region.id,
            region.office_id,
            true,
            array[region.id]
        from monitoring.region
        where region.parent_region_id is null

        union all

        select
            region.id,
            region.office_id,
            region.office_id <> placed.office_id,
            placed.line || region.id
        from placed
        inner join monitoring.region on region.parent_region_id = placed.region_id
        where cardinality(placed.line) <= 64
    ),

    -- Siblings have the same ancestors, so each line is taken once for all children of its last region.
    families as materialized (
        select
            placed.line,
            siblings.regions
        from (
            select
                region.parent_region_id,
                count(*) as regions
            from monitoring.region
            where region.parent_region_id is not null
            group by region.parent_region_id
        ) as siblings
        inner join placed on placed.region_id = siblings.parent_region_id
        where cardinality(placed.line) <= 64
    ),

    counted as (
        select
            ancestor.region_id,
            cardinality(families.line) - ancestor.place as distance,
            sum(families.regions)::integer as regions
        from families
        cross join lateral unnest(families.line) with ordinality as ancestor (region_id, place)
        group by ancestor.region_id, distance
    ),

    sized as (
        select
            counted.region_id,
            array_agg(counted.regions order by counted.distance) as size_below
        from counted
        group by counted.region_id
    )

    select
        placed.region_id,
        array_prepend(1, sized.size_below),
        placed.is_office_border
    from placed
    left join sized on sized.region_id = placed.region_id

    union all

    select
        region.id,
        '{}',
        parent.office_id <> region.office_id
    from monitoring.region
    inner join monitoring.region as parent on parent.id = region.parent_region_id
    left join placed on placed.region_id = region.id
    where placed.region_id is null
    on conflict (region_id) do update
        set
            size_by_depth = excluded.size_by_depth,
            is_office_border = excluded.is_office_border
        where
            (region_subtree.size_by_depth, region_subtree.is_office_border)
            is distinct from (excluded.size_by_depth, excluded.is_office_border);
end
$$;
