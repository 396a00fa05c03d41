-- Changes what is given of a room, if the user is in it.
-- psql -v app_id=1 -v room_id=1 -v user_id=2 -v room_name="'Harbour'" -v room_avatar_url=null -v options=null -v now="'2026-11-29'" -f UpdateRoom.sql
with /* Chat/UpdateRoom */
member as (
    select participant.user_id
    from chat.participant
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = :room_id::bigint
        and participant.user_id = :user_id::bigint
),

changed as (
    update chat.room
    set
        name = coalesce(:room_name::text, room.name),
        avatar_url = coalesce(:room_avatar_url::text, room.avatar_url),
        options = coalesce(:options::text, room.options),
        updated_at = :now::timestamptz
    from member
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.deleted_at is null
        and (room.name, room.avatar_url, room.options) is distinct from (
            coalesce(:room_name::text, room.name),
            coalesce(:room_avatar_url::text, room.avatar_url),
            coalesce(:options::text, room.options)
        )
    returning room.id
),

told as (
    select chat.tell(
        :app_id::bigint,
        '{update_room}',
        changed.id,
        null,
        chat.told_users(:app_id::bigint, array[:user_id::bigint]),
        :now::timestamptz
    )
    from changed
)

select
    exists (select from member) as is_member,
    made.changes > 0 as is_changed
from (select count(*) as changes from told) as made -- asked for, so that it is told
