-- Leaves nothing of a user but the row that comments point to. No row: no such user.
-- psql -v app_id=1 -v user_email="'ann@example.com'" -v delete_messages=false -v auth_token="'t'" -v now="'2026-11-29'" -f EraseUser.sql
with /* Chat/EraseUser */
present as (
    select
        app_user.id,
        app_user.email,
        'erased-' || gen_random_uuid()::text as new_email
    from chat.app_user
    where
        app_user.app_id = :app_id::bigint
        and app_user.id = chat.user_of(:app_id::bigint, :user_email::text)
),

erased as (
    update chat.app_user
    set
        email = present.new_email,
        username = 'Deleted user',
        avatar_url = '',
        extras = '{}',
        password_hash = '',
        auth_token = :auth_token::text,
        is_active = false,
        erased_at = :now::timestamptz,
        updated_at = :now::timestamptz,
        former_email = present.email,
        keeps_messages = not :delete_messages::boolean,
        blank_before_id = (select coalesce(max(comment.id), 0) + 1 from chat.comment)
    from present
    where
        app_user.app_id = :app_id::bigint
        and app_user.id = present.id
    returning app_user.id
),

devices as (
    delete from chat.user_device
    using present
    where
        user_device.app_id = :app_id::bigint
        and user_device.user_id = present.id
),

left_behind as (
    delete from chat.participant
    using present, chat.room
    where
        participant.app_id = :app_id::bigint
        and participant.user_id = present.id
        and room.app_id = participant.app_id
        and room.id = participant.room_id
        and room.type = 'group'
    returning participant.room_id
),

told as (
    -- Under the new name: what is told is kept for a while.
    select chat.tell(
        :app_id::bigint,
        '{remove_room_participants}',
        left_behind.room_id,
        null,
        json_build_object(
            'participants',
            json_build_array(
                json_build_object(
                    'id', present.id,
                    'email', present.new_email,
                    'username', 'Deleted user',
                    'avatar_url', ''
                )
            )
        ),
        :now::timestamptz
    )
    from left_behind
    cross join present
),

renamed as (
    -- A single room is called after its two users, with the one blank between them that no user id holds.
    update chat.room
    set name = case split_part(room.name, ' ', 1)
        when present.email then present.new_email || ' ' || split_part(room.name, ' ', 2)
        else split_part(room.name, ' ', 1) || ' ' || present.new_email
    end
    from present
    where
        room.app_id = :app_id::bigint
        and room.type = 'single'
        and (room.pair_low = present.id or room.pair_high = present.id)
)

select erased.id
from erased
cross join (select count(*) from told) as made -- asked for, so that it is told
cross join lateral pg_notify('job', 'Chat/PurgeRooms') as woken
