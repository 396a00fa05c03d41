-- The permission rule, in one place. All functions are plain SQL and inlined into the statement that calls them, so
-- the planner sees through them; a DBA can call each by hand:
--     select * from monitoring.authorized_region(7, 'r', 0) limit 20;

-- A region and its ancestors, the region itself at distance 0. Ends at 64 levels, so a loop in the data ends too.
create function monitoring.region_chain(of_region_id integer)
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

-- The regions that an account was granted. A grant to write is a grant to read.
create function monitoring.granted_region(of_account_id bigint, of_mode text)
    returns table (region_id integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    select distinct region_permission.region_id
    from monitoring.region_permission
    where
        region_permission.user_id = of_account_id
        and (of_mode = 'r' or region_permission.read_write = 'w')
$$;

-- Downward: everything an account may reach, each region once, with its distance to the nearest granted region above
-- it. Stops at a granted region, whose own descent covers what is below it with a smaller distance; therefore no
-- region comes twice, and a loop ends where it began. With of_depth above zero no deeper than that.
create function monitoring.authorized_region(of_account_id bigint, of_mode text, of_depth integer)
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

-- Upward: whether an account may reach one region: a row with the distance to the nearest granted region, or none.
create function monitoring.region_access(of_account_id bigint, of_mode text, of_region_id integer)
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

-- The number by descent, apart from count_authorized, so that its plan is made and opened only where it is needed.
create function monitoring.count_by_descent(of_account_id bigint, of_mode text, of_depth integer)
    returns bigint
    language sql
    stable
    parallel safe
as $$
    select count(*)
    from monitoring.authorized_region(of_account_id, of_mode, of_depth)
$$;

-- How many rows authorized_region would have, without the descent: for each grant what is below it, less what
-- belongs to a grant further down. One row; a table, because a function that gives a value is not inlined when it is
-- as large as this, and planned anew in each call.
create function monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer)
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

-- How much of all regions an account may reach, for lists that choose their way by it: whether an eighth or more, and
-- whether every one. The first compares kept sums, the second counts the regions of those who pass the first.
create function monitoring.reach_of(of_account_id bigint, of_mode text)
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

-- The offices of all regions that an account may reach: those of its grants, and those of the few regions inside its
-- grants whose office differs from their parent's.
create function monitoring.offices_of(of_account_id bigint, of_mode text)
    returns table (office_id integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    select region.office_id
    from monitoring.granted_region(of_account_id, of_mode) as granted
    inner join monitoring.region on region.id = granted.region_id

    union

    select region.office_id
    from monitoring.region_subtree
    inner join monitoring.region on region.id = region_subtree.region_id
    where
        region_subtree.is_office_border
        and exists (select 1 from monitoring.region_access(of_account_id, of_mode, region.id))
$$;

-- Whether an account holds a functional permission, such as manage_system. Superusers hold all.
create function monitoring.has_code(of_account_id bigint, of_code text)
    returns boolean
    language sql
    stable
    parallel safe
as $$
    select exists (
        select 1
        from monitoring.user_permission
        where
            user_permission.user_id = of_account_id
            and user_permission.auth_code = of_code
    )
    or exists (
        select 1
        from identity.account
        where
            account.id = of_account_id
            and account.is_superuser
    )
$$;

-- The indicators that an account may write: those of its groups.
create function monitoring.writable_indicator(of_account_id bigint)
    returns table (indicator_id integer)
    language sql
    stable
    parallel safe
    rows 50
as $$
    select distinct group_permission.indicator_id
    from monitoring.user_group
    inner join monitoring.group_permission on group_permission.group_id = user_group.group_id
    where user_group.user_id = of_account_id
$$;

-- Whether an account may write one indicator.
create function monitoring.is_writable_indicator(of_account_id bigint, of_indicator_id integer)
    returns boolean
    language sql
    stable
    parallel safe
as $$
    select exists (
        select 1
        from monitoring.writable_indicator(of_account_id) as writable
        where writable.indicator_id = of_indicator_id
    )
$$;

-- The text of a name as a slug: lower case, other characters than letters and digits to hyphens.
create function monitoring.slug_of(name text)
    returns text
    language sql
    immutable
    parallel safe
as $$
    select left(trim(both '-' from regexp_replace(lower(name), '[^[:alnum:]]+', '-', 'g')), 250)
$$;

-- A reference to a row as uri_format asks for it: id, name, slug or uri; null stays null. Stable because to_json is:
-- called immutable it would not be inlined, and cost a call for each row.
create function monitoring.reference(uri_format text, resource text, id integer, name text, slug text)
    returns json
    language sql
    stable
    parallel safe
as $$
    select
        case
            when id is null then null
            when uri_format = 'id' then to_json(id)
            when uri_format = 'name' then to_json(name)
            when uri_format = 'slug' then to_json(slug)
            else to_json('/api/v2/' || resource || '/' || id || '/')
        end
$$;

-- Makes region_subtree anew from the tree: after a bulk load, after several moves at once, after damage. One descent,
-- which carries each region's line of ancestors. A region that no root leads to is in a loop or below one; it gets no
-- sizes.
create function monitoring.rebuild_regions()
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

-- One change of the tree at a time, taken before a statement touches its first row: two moves could each be right and
-- make a loop together, and what the triggers below read must hold until they have written.
create function monitoring.lock_regions()
    returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(1297042001, 1); -- the numbers only keep our locks apart from others

    return null;
end
$$;

create function monitoring.refuse_region_loop()
    returns void
    language plpgsql
as $$
begin
    raise exception 'a region would be its own ancestor, or lie more than 64 levels deep'
        using errcode = 'check_violation', constraint = 'region_parent_acyclic', table = 'region';
end
$$;

-- Keeps region_subtree, and refuses loops. What is added costs its ancestors; a load as large as a part of the table
-- makes the table anew.
create function monitoring.region_inserted()
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

-- The same for moves and changes of office: one at a time costs two lines of ancestors, several make the table anew.
create function monitoring.region_updated()
    returns trigger
    language plpgsql
as $$
declare
    changed_ids integer[];
    old_parent_id integer;
    new_parent_id integer;
    sizes integer[];
begin
    select array_agg(new_rows.id)
    into changed_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id
    where
        new_rows.parent_region_id is distinct from old_rows.parent_region_id
        or new_rows.office_id <> old_rows.office_id;

    if changed_ids is null then
        return null;
    end if;

    select region_subtree.size_by_depth
    into sizes
    from monitoring.region_subtree
    where region_subtree.region_id = changed_ids[1];

    if cardinality(changed_ids) > 1 or coalesce(sizes, '{}') = '{}' then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from monitoring.region_subtree
        where
            region_subtree.region_id = any(changed_ids)
            and region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    if not exists (
        select 1
        from monitoring.region_chain(changed_ids[1]) as chain
        inner join monitoring.region on region.id = chain.region_id
        where region.parent_region_id is null
        having max(chain.distance) + cardinality(sizes) <= 65
    ) then
        perform monitoring.refuse_region_loop();
    end if;

    update monitoring.region_subtree
    set is_office_border = parent.id is null or parent.office_id <> region.office_id
    from monitoring.region
    left join monitoring.region as parent on parent.id = region.parent_region_id
    where
        region.id = region_subtree.region_id
        and (region.id = changed_ids[1] or region.parent_region_id = changed_ids[1]);

    select
        old_rows.parent_region_id,
        new_rows.parent_region_id
    into old_parent_id, new_parent_id
    from old_rows
    inner join new_rows on new_rows.id = old_rows.id
    where old_rows.id = changed_ids[1];

    if old_parent_id is distinct from new_parent_id then
        perform monitoring.add_to_subtrees(old_parent_id, sizes, -1);
        perform monitoring.add_to_subtrees(new_parent_id, sizes, 1);
    end if;

    return null;
end
$$;

-- The same for deletes; what is deleted has nothing below it.
create function monitoring.region_deleted()
    returns trigger
    language plpgsql
as $$
begin
    delete from monitoring.region_subtree
    using old_rows
    where region_subtree.region_id = old_rows.id;

    if (select count(*) from old_rows) > 1 then
        perform monitoring.rebuild_regions();
    else
        perform monitoring.add_to_subtrees(old_rows.parent_region_id, '{1}', -1)
        from old_rows;
    end if;

    return null;
end
$$;

-- Adds a subtree of the given sizes below a region, or with sign -1 takes it away, for it and all its ancestors.
create function monitoring.add_to_subtrees(below_region_id integer, sizes integer[], sign integer)
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

create function monitoring.region_truncated()
    returns trigger
    language plpgsql
as $$
begin
    delete from monitoring.region_subtree;

    return null;
end
$$;

create trigger region_truncated
    after truncate on monitoring.region
    for each statement execute function monitoring.region_truncated();

create trigger region_locked
    before insert or update or delete on monitoring.region
    for each statement execute function monitoring.lock_regions();

create trigger region_inserted
    after insert on monitoring.region
    referencing new table as new_rows
    for each statement execute function monitoring.region_inserted();

create trigger region_updated
    after update on monitoring.region
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.region_updated();

create trigger region_deleted
    after delete on monitoring.region
    referencing old table as old_rows
    for each statement execute function monitoring.region_deleted();
