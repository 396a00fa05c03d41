-- The room that a caller names by its id or its unique id (chat.rooms_of). Null: there is none.
create or replace function chat.room_of(app_id bigint, ref text) returns bigint
    language sql
    stable
as $$
    select named.room_id
    from chat.rooms_of(room_of.app_id, array[room_of.ref]) as named
$$;
