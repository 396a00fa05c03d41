-- Users as an event names them; they may have left the room, or the app, when it is told.
create or replace function chat.told_users(app_id bigint, user_ids bigint[]) returns json
    language sql
    stable
as $$
    select
        json_build_object(
            'participants',
            coalesce(
                json_agg(
                    json_build_object(
                        'id', shown_user.id,
                        'email', shown_user.email,
                        'username', shown_user.username,
                        'avatar_url', shown_user.avatar_url
                    )
                    order by asked.ordinal
                ),
                '[]'
            )
        )
    from unnest(told_users.user_ids) with ordinality as asked (user_id, ordinal)
    inner join chat.shown_user
        on shown_user.app_id = told_users.app_id
        and shown_user.id = asked.user_id
$$;
