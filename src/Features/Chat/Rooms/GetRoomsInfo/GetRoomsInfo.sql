-- Rooms of a user in the order in which they are named; one that is named twice comes once.
-- psql -v app_id=1 -v user_id=2 -v room_refs="'{1}'" -v show_participants=false -f GetRoomsInfo.sql
with /* Chat/GetRoomsInfo */
asked as (
    select
        chat.room_of(:app_id::bigint, item.ref) as room_id,
        min(item.ordinal) as ordinal
    from unnest(:room_refs::text[]) with ordinality as item (ref, ordinal)
    group by 1
)

select
    user_room.room_id,
    user_room.room_name,
    user_room.room_type,
    user_room.unique_id,
    user_room.room_avatar_url,
    user_room.options,
    user_room.last_comment_id,
    user_room.last_comment_message,
    user_room.last_comment_timestamp,
    user_room.unread_count,
    case
        when :show_participants::boolean then chat.participants_of(user_room.app_id, user_room.room_id)
    end as participants
from asked
inner join chat.user_room
    on user_room.app_id = :app_id::bigint
    and user_room.user_id = :user_id::bigint
    and user_room.room_id = asked.room_id
order by asked.ordinal
