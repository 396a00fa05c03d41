-- Rooms of a user in the order in which they are named; one that is named twice comes once. Each is looked up by itself
-- (limit 1): to the planner a user is in few rooms, and it would go through all of them for each that is named.
-- psql -v app_id=1 -v user_id=2 -v room_refs="'{1}'" -v show_participants=false -f GetRoomsInfo.sql
with /* Chat/GetRoomsInfo */
asked as (
    select
        named.room_id,
        min(named.ordinal) as ordinal
    from chat.rooms_of(:app_id::bigint, :room_refs::text[]) as named
    group by named.room_id
)

select
    found.room_id,
    found.room_name,
    found.room_type,
    found.unique_id,
    found.room_avatar_url,
    found.options,
    found.last_comment_id,
    found.last_comment_message,
    found.last_comment_timestamp,
    found.unread_count,
    case
        when :show_participants::boolean then chat.participants_of(:app_id::bigint, found.room_id)
    end as participants
from asked
cross join lateral (
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
        user_room.unread_count
    from chat.user_room
    where
        user_room.app_id = :app_id::bigint
        and user_room.user_id = :user_id::bigint
        and user_room.room_id = asked.room_id
    limit 1
) as found
order by asked.ordinal
