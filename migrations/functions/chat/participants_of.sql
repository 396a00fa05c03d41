-- Who is in a room, in the order in which they joined.
create or replace function chat.participants_of(app_id bigint, room_id bigint) returns json
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
                    'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url),
                    'extras', app_user.extras,
                    'last_comment_read_id', participant.read_comment_id,
                    'last_comment_received_id', participant.received_comment_id,
                    'active', app_user.is_active
                )
                order by participant.ordinal
            ),
            '[]'
        )
    from chat.participant
    inner join chat.app_user on app_user.app_id = participant.app_id and app_user.id = participant.user_id
    inner join chat.app on app.id = participant.app_id
    where
        participant.app_id = participants_of.app_id
        and participant.room_id = participants_of.room_id
$$;
