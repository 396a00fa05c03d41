-- What is sent to webhooks of an event, as the rows are now. Null: its comment is gone with its room.
-- What is told of a posted comment is called as comment_type says.
create or replace function chat.webhook_body(event_id bigint, comment_type text) returns text
    language sql
    stable
as $$
    select
        json_build_object(
            'type',
            case when event.type = 'post_comment' then webhook_body.comment_type else event.type end,
            'payload',
            case
                when event.type = 'push' then json_build_object(
                    'from', author.shown,
                    'room', chat.webhook_room(event.app_id, event.room_id, false),
                    'message', said.shown,
                    'recipients', chat.push_recipients(event.app_id, event.room_id, said.room_seq, said.user_id)
                )
                when event.comment_id is not null then json_build_object(
                    'from', author.shown,
                    'room', chat.webhook_room(event.app_id, event.room_id, true),
                    'message', said.shown
                )
                when event.room_id is not null then (
                    jsonb_build_object('room', chat.webhook_room(event.app_id, event.room_id, true))
                    || coalesce(event.body::jsonb, '{}')
                )::json
                else coalesce(event.body, '{}')
            end
        )::text
    from chat.event
    left join lateral (
        select
            comment.user_id,
            comment.room_seq,
            json_build_object(
                'type', comment.type,
                'text', case when comment.room_seq > room.cleared_seq then comment.message else '' end,
                'payload', coalesce(case when comment.room_seq > room.cleared_seq then comment.payload end, '{}'),
                'id', comment.id,
                'comment_before_id', comment.comment_before_id,
                'unique_temp_id', comment.unique_temp_id,
                'timestamp', to_char(comment.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'unix_timestamp', floor(extract(epoch from comment.created_at)),
                'unix_nano_timestamp',
                least(
                    greatest(trunc(extract(epoch from comment.created_at) * 1000000000), -9223372036854775808),
                    9223372036854775807
                ),
                'disable_link_preview', comment.disable_link_preview,
                'extras', case when comment.room_seq > room.cleared_seq then comment.extras else '{}' end
            ) as shown
        from chat.comment
        inner join chat.room on room.app_id = comment.app_id and room.id = comment.room_id
        where
            comment.app_id = event.app_id
            and comment.id = event.comment_id
    ) as said on true
    left join lateral (
        select
            json_build_object(
                'id', app_user.id,
                'email', app_user.email,
                'name', app_user.username,
                'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url)
            ) as shown
        from chat.app_user
        inner join chat.app on app.id = app_user.app_id
        where
            app_user.app_id = event.app_id
            and app_user.id = said.user_id
    ) as author on true
    where
        event.id = webhook_body.event_id
        and (event.comment_id is null or said.user_id is not null)
$$;
