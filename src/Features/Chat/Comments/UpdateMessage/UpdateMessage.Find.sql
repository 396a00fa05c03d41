-- A comment by its key, with the one that it answers. No row: there is none.
-- psql -v app_id=1 -v unique_temp_id="'demo-1'" -f UpdateMessage.Find.sql
select /* Chat/UpdateMessage.Find */
    shown_comment.id,
    shown_comment.room_id,
    shown_comment.type,
    shown_comment.is_deleted,
    shown_comment.payload,
    comment.parent_id,
    parent.type as parent_type,
    parent.message as parent_message,
    parent.payload as parent_payload,
    author.email as parent_email,
    author.username as parent_username
from chat.comment
inner join chat.shown_comment
    on shown_comment.app_id = comment.app_id
    and shown_comment.id = comment.id
left join chat.comment as parent
    on parent.app_id = comment.app_id
    and parent.id = comment.parent_id
left join chat.app_user as author
    on author.app_id = comment.app_id
    and author.id = parent.user_id
where
    comment.app_id = :app_id::bigint
    and comment.unique_temp_id = :unique_temp_id::text
