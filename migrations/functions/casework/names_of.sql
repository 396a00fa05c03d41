-- The names of several ids, in their order; an id without a name stands for itself.
create or replace function casework.names_of(
    kind text,
    list text,
    ids bigint[],
    org_id bigint,
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[]
)
    returns table (names json)
    language sql
    stable
    parallel safe
as $$
select
    to_json(
        array(
            select coalesce(known.name, one.id::text)
            from unnest(names_of.ids) with ordinality as one (id, place)
            cross join lateral casework.name_of(
                names_of.kind,
                names_of.list,
                one.id::text,
                names_of.org_id,
                names_of.all_types,
                names_of.types,
                names_of.all_branches,
                names_of.branches
            ) as known
            order by one.place
        )
    )
$$;
