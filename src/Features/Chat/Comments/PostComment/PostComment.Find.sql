-- Whom and what a call to post_comment names; nulls: nobody, nothing.
-- psql -v app_id=1 -v room_id="'1'" -v sender_email="'ann'" -v parent_id=null -f PostComment.Find.sql
select /* Chat/PostComment.Find */
    room.id as room_id,
    room.name as room_name,
    room.type as chat_type,
    sender.id as user_id,
    sender.email,
    sender.username,
    sender.avatar_url as user_avatar_url,
    sender.is_active,
    parent.type as parent_type,
    parent.message as parent_message,
    parent.payload as parent_payload,
    parent.email as parent_email,
    parent.username as parent_username
from chat.app
left join chat.room
    on room.app_id = app.id
    and room.id = chat.room_of(:app_id::bigint, :room_id::text)
left join chat.shown_user as sender
    on sender.app_id = app.id
    and sender.id = chat.user_of(:app_id::bigint, :sender_email::text)
left join chat.shown_comment as parent
    on parent.app_id = app.id
    and parent.id = :parent_id::bigint
    and parent.room_id = room.id
    and not parent.is_deleted
where app.id = :app_id::bigint
