-- A page of a user's rooms and how many there are; the latest activity first. A count of -1: the page would show more
-- participants than may be shown.
-- psql -v app_id=1 -v user_id=2 -v room_type=null -v show_empty=false -v show_participants=false -v most_participants=20000 -v passed_over=0 -v limit=20 -f GetUserRooms.sql
with /* Chat/GetUserRooms */
fitting as (
    select
        user_room.room_id,
        user_room.active_at
    from chat.user_room
    where
        user_room.app_id = :app_id::bigint
        and user_room.user_id = :user_id::bigint
        and (:room_type::text is null or user_room.room_type = :room_type::text)
        and (:show_empty::boolean or user_room.last_comment_id > 0)
),

page as (
    select
        fitting.room_id,
        fitting.active_at
    from fitting
    order by
        fitting.active_at desc,
        fitting.room_id desc
    limit :limit::bigint offset :passed_over::bigint
),

counted as (
    select
        case
            when :show_participants::boolean
                and (
                    select count(*)
                    from page
                    inner join chat.participant
                        on participant.app_id = :app_id::bigint
                        and participant.room_id = page.room_id
                ) > :most_participants::bigint
                then -1
            else (select count(*) from fitting)
        end as total_count
)

select
    counted.total_count,
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
from counted
left join page on counted.total_count >= 0
left join chat.user_room
    on user_room.app_id = :app_id::bigint
    and user_room.user_id = :user_id::bigint
    and user_room.room_id = page.room_id
order by
    page.active_at desc,
    page.room_id desc
