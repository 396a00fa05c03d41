-- Rooms as a call names them, in its order; nulls: none.
-- psql -v app_id=1 -v room_channel_ids="'{1}'" -f ClearRoomMessages.Find.sql
select /* Chat/ClearRoomMessages.Find */
    item.ref as asked,
    chat.room_of(:app_id::bigint, item.ref) as room_id
from unnest(:room_channel_ids::text[]) with ordinality as item (ref, ordinal)
order by item.ordinal
