-- How many participants the rooms have together.
-- psql -v app_id=1 -v user_id=2 -v room_refs="'{1}'" -f GetRoomsInfo.Participants.sql
select /* Chat/GetRoomsInfo.Participants */
    count(*) as participants
from (
    select distinct named.room_id
    from chat.rooms_of(:app_id::bigint, :room_refs::text[]) as named
) as asked
inner join chat.user_room
    on user_room.app_id = :app_id::bigint
    and user_room.user_id = :user_id::bigint
    and user_room.room_id = asked.room_id
inner join chat.participant
    on participant.app_id = :app_id::bigint
    and participant.room_id = asked.room_id
