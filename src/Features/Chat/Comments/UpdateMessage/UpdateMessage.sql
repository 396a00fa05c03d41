-- Changes a comment, and what the room shows of it where it is the last one. No row: it was deleted or cleared meanwhile.
-- psql -v app_id=1 -v room_id=1 -v comment_id=1 -v message="'Hello'" -v payload=null -v now="'2026-11-29'" -f UpdateMessage.sql
with /* Chat/UpdateMessage */
locked as (
    select
        room.id,
        room.cleared_seq
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.deleted_at is null
    for no key update
),

changed as (
    update chat.comment
    set
        message = :message::text,
        payload = :payload::json,
        edited_at = :now::timestamptz
    from locked
    where
        comment.app_id = :app_id::bigint
        and comment.id = :comment_id::bigint
        and comment.room_id = locked.id
        and comment.deleted_at is null
        and comment.room_seq > locked.cleared_seq
    returning comment.id
),

shown as (
    update chat.room
    set last_comment_message = :message::text
    from changed
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.last_comment_id = changed.id
)

select chat.tell(
    :app_id::bigint,
    '{update_message}',
    :room_id::bigint,
    changed.id,
    null,
    :now::timestamptz
)::text as told
from changed
