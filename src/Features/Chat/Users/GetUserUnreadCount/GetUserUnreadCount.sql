-- What users have not read, over all their rooms, in the order given.
-- psql -v app_id=1 -v user_ids="'{2}'" -f GetUserUnreadCount.sql
select /* Chat/GetUserUnreadCount */
    app_user.email,
    (
        select coalesce(sum(user_room.unread_count), 0)::bigint
        from chat.user_room
        where
            user_room.app_id = app_user.app_id
            and user_room.user_id = app_user.id
    ) as unread_count
from unnest(:user_ids::bigint[]) with ordinality as item (user_id, ordinal)
inner join chat.app_user
    on app_user.app_id = :app_id::bigint
    and app_user.id = item.user_id
order by item.ordinal
