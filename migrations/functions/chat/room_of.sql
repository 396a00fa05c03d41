-- The room that a caller names by its id or its unique id; digits are tried as an id first. Null: there is none.
create or replace function chat.room_of(app_id bigint, ref text) returns bigint
    language sql
    stable
as $$
    select room.id
    from chat.room
    where
        room.app_id = room_of.app_id
        and room.deleted_at is null
        and (
            room.id = case when room_of.ref ~ '^[0-9]{1,18}$' then room_of.ref::bigint end
            or room.unique_id = room_of.ref
        )
    order by room.unique_id = room_of.ref and room.id::text <> room_of.ref
    limit 1
$$;
