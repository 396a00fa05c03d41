-- The room that a call names.
-- psql -v app_id=1 -v room_id="'1'" -f KnownRoom.sql
select /* Chat/KnownRoom */
    room.id,
    room.type,
    room.name,
    room.comment_seq,
    room.cleared_seq
from chat.room
where
    room.app_id = :app_id::bigint
    and room.id = chat.room_of(:app_id::bigint, :room_id::text)
