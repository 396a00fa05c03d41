-- The regions that a request names and an account may read, each once: those given by id; else the children of given
-- parents; else, with types, all descendants of given parents; else everything. Types null: any. The parts that a
-- request does not ask for are not executed.
create or replace function monitoring.chosen_region(
    of_account_id bigint,
    of_region_ids integer[],
    of_parent_ids integer[],
    of_type_ids integer[]
)
    returns table (region_id integer, office_id integer)
    language sql
    stable
    parallel safe
    rows 500
as $$
    with recursive candidate (region_id, parent_region_id, office_id, region_type_id) as materialized (
        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is not null
            and region.id = any(of_region_ids)

        union all

        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is null
            and of_type_ids is null
            and region.parent_region_id = any(of_parent_ids)
    ),

    -- Upward once for each distinct ancestor, then down again inside that small set.
    upward (region_id, parent_region_id) as (
        select
            candidate.region_id,
            candidate.parent_region_id
        from candidate

        union

        select
            above.region_id,
            above.parent_region_id
        from upward
        cross join lateral (
            select
                region.id as region_id,
                region.parent_region_id
            from monitoring.region
            where region.id = upward.parent_region_id
            offset 0 -- one by one, not by reading all regions
        ) as above
    ),

    covered (region_id) as (
        select upward.region_id
        from upward
        where upward.region_id in (
            select granted.region_id
            from monitoring.granted_region(of_account_id, 'r') as granted
        )

        union

        select upward.region_id
        from covered
        inner join upward on upward.parent_region_id = covered.region_id
    ),

    -- Below given parents: from their children where the parent may be read, else from the grants that lie below it.
    below (region_id, office_id, region_type_id) as (
        (
            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where
                of_region_ids is null
                and of_type_ids is not null
                and region.parent_region_id = any(of_parent_ids)
                and exists (
                    select 1
                    from monitoring.region_access(of_account_id, 'r', region.parent_region_id)
                )

            union

            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.granted_region(of_account_id, 'r') as granted
            inner join monitoring.region on region.id = granted.region_id
            where
                of_region_ids is null
                and of_type_ids is not null
                and of_parent_ids is not null
                and exists (
                    select 1
                    from monitoring.region_chain(granted.region_id) as chain
                    where
                        chain.distance > 0
                        and chain.region_id = any(of_parent_ids)
                )
        )

        union

        select
            region.id,
            region.office_id,
            region.region_type_id
        from below
        inner join monitoring.region on region.parent_region_id = below.region_id
    ),

    chosen (region_id, office_id, region_type_id) as (
        select
            candidate.region_id,
            candidate.office_id,
            candidate.region_type_id
        from candidate
        inner join covered on covered.region_id = candidate.region_id

        union all

        select
            below.region_id,
            below.office_id,
            below.region_type_id
        from below

        union all

        select
            place.region_id,
            place.office_id,
            place.region_type_id
        from monitoring.authorized_region(of_account_id, 'r', 0) as authorized
        cross join lateral (
            select
                region.id as region_id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where region.id = authorized.region_id
            offset 0
        ) as place
        where
            of_region_ids is null
            and of_parent_ids is null
    )

    select
        chosen.region_id,
        chosen.office_id
    from chosen
    where
        of_type_ids is null
        or chosen.region_type_id = any(of_type_ids)
$$;
