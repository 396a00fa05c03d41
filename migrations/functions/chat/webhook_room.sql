-- A room as webhooks are told of it; of one that is gone only the number.
create or replace function chat.webhook_room(app_id bigint, room_id bigint, has_participants boolean) returns json
    language sql
    stable
as $$
    select
        case
            when room.id is null or room.deleted_at is not null
                then json_build_object('id', webhook_room.room_id, 'topic_id', webhook_room.room_id)
            when not webhook_room.has_participants then json_build_object(
                'id', room.id,
                'topic_id', room.id,
                'type', room.type,
                'name', room.name,
                'room_avatar', room.avatar_url,
                'unique_id', room.unique_id,
                'options', room.options
            )
            else json_build_object(
                'id', room.id,
                'topic_id', room.id,
                'type', room.type,
                'name', room.name,
                'room_avatar', room.avatar_url,
                'unique_id', room.unique_id,
                'options', room.options,
                'participants',
                (
                    select
                        coalesce(
                            json_agg(
                                json_build_object(
                                    'id', app_user.id,
                                    'email', app_user.email,
                                    'username', app_user.username,
                                    'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url)
                                )
                                order by participant.ordinal
                            ),
                            '[]'
                        )
                    from chat.participant
                    inner join chat.app_user
                        on app_user.app_id = participant.app_id
                        and app_user.id = participant.user_id
                    where
                        participant.app_id = room.app_id
                        and participant.room_id = room.id
                )
            )
        end
    from chat.app
    left join chat.room
        on room.app_id = app.id
        and room.id = webhook_room.room_id
    where app.id = webhook_room.app_id
$$;
