-- The participants of a file's rooms, in the order in which they joined. Each is looked up by its key, whatever the
-- planner believes of the app.
-- psql -v id=5 -v app_id=1 -f ImportedRooms.Join.sql
insert /* Chat/ImportedRooms.Join */ into chat.participant (app_id, room_id, user_id, joined_at)
select
    :app_id::bigint,
    (
        select room.id
        from chat.room
        where
            room.app_id = :app_id::bigint
            and room.unique_id = import_room.unique_id
    ),
    (
        select app_user.id
        from chat.app_user
        where
            app_user.app_id = :app_id::bigint
            and app_user.email_key = lower(named.email)
    ),
    import_room.created_at
from chat.import_room
cross join json_array_elements_text(import_room.participant_emails) with ordinality as named (email, ordinal)
where import_room.import_id = :id::bigint
order by import_room.row_number, named.ordinal
on conflict do nothing -- in a room that somebody else was faster with: nothing of this will stay
