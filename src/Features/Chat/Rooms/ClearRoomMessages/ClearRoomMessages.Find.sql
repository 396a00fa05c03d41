-- Rooms as a call names them, in its order; nulls: none.
-- psql -v app_id=1 -v room_channel_ids="'{1}'" -f ClearRoomMessages.Find.sql
select /* Chat/ClearRoomMessages.Find */
    named.ref as asked,
    named.room_id
from chat.rooms_of(:app_id::bigint, :room_channel_ids::text[]) as named
order by named.ordinal
