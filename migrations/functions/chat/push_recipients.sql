-- Whose devices should be told of a comment: participants other than its author who have not read it and have a device.
create or replace function chat.push_recipients(
    app_id bigint,
    room_id bigint,
    room_seq bigint,
    author_id bigint
) returns json
    language sql
    stable
as $$
    select
        coalesce(
            json_agg(
                json_build_object(
                    'id', app_user.id,
                    'email', app_user.email,
                    'username', app_user.username,
                    'unread_count', room.comment_seq - greatest(participant.read_seq, room.cleared_seq),
                    'devices', device.list
                )
                order by participant.ordinal
            ),
            '[]'
        )
    from chat.room
    inner join chat.participant
        on participant.app_id = room.app_id
        and participant.room_id = room.id
    inner join chat.app_user
        on app_user.app_id = participant.app_id
        and app_user.id = participant.user_id
    cross join lateral (
        select
            json_agg(
                json_build_object('platform', user_device.platform, 'token', user_device.token)
                order by user_device.platform, user_device.token
            ) as list
        from chat.user_device
        where
            user_device.app_id = participant.app_id
            and user_device.user_id = participant.user_id
    ) as device
    where
        room.app_id = push_recipients.app_id
        and room.id = push_recipients.room_id
        and participant.user_id <> push_recipients.author_id
        and participant.read_seq < push_recipients.room_seq
        and app_user.is_active
        and device.list is not null
$$;
