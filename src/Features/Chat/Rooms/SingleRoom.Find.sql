-- The single room of two users. No row: there is none yet.
-- psql -v app_id=1 -v first_id=2 -v second_id=3 -f SingleRoom.Find.sql
select /* Chat/SingleRoom.Find */
    room.id
from chat.room
where
    room.app_id = :app_id::bigint
    and room.pair_low = least(:first_id::bigint, :second_id::bigint)
    and room.pair_high = greatest(:first_id::bigint, :second_id::bigint)
