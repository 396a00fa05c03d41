-- The rooms that a caller names by their ids or unique ids, in the caller's order; digits are tried as an id first. Null:
-- there is none. Each is looked up by itself (limit 1), whatever the planner believes of the size of an app.
create or replace function chat.rooms_of(app_id bigint, refs text[])
    returns table (ordinal bigint, ref text, room_id bigint)
    language sql
    stable
as $$
    select
        item.ordinal,
        item.ref,
        named.room_id
    from unnest(rooms_of.refs) with ordinality as item (ref, ordinal)
    left join lateral (
        select room.id as room_id
        from chat.room
        where
            room.app_id = rooms_of.app_id
            and room.deleted_at is null
            and (
                room.id = case when item.ref ~ '^[0-9]{1,18}$' then item.ref::bigint end
                or room.unique_id = item.ref
            )
        order by room.unique_id = item.ref and room.id::text <> item.ref
        limit 1
    ) as named on true
$$;
