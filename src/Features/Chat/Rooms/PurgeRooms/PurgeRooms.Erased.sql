-- Takes an erased user out of what quotes the next of their comments, and empties these where they were to go too.
-- psql -v limit=2000 -v now="'2026-11-29'" -f PurgeRooms.Erased.sql
with /* Chat/PurgeRooms.Erased */
due as (
    select
        app_user.app_id,
        app_user.id,
        app_user.email,
        app_user.username,
        app_user.keeps_messages,
        app_user.blanked_id,
        app_user.blank_before_id
    from chat.app_user
    where
        app_user.blanked_id < app_user.blank_before_id
        and app_user.named_id >= app_user.blank_before_id
    order by app_user.id
    limit 1
),

next as (
    select
        due.app_id,
        comment.id,
        comment.room_id
    from due
    inner join chat.comment
        on comment.app_id = due.app_id
        and comment.user_id = due.id
        and comment.id > due.blanked_id
        and comment.id < due.blank_before_id
    order by comment.id
    limit :limit::bigint
),

locked as (
    select room.id
    from chat.room
    where (room.app_id, room.id) in (select next.app_id, next.room_id from next)
    order by room.id -- before their comments, and in one order, as all do
    for no key update
),

blanked as (
    update chat.comment
    set
        message = '',
        payload = null,
        extras = '{}',
        deleted_at = coalesce(comment.deleted_at, :now::timestamptz)
    from next
    cross join due
    where
        comment.app_id = next.app_id
        and comment.id = next.id
        and not due.keeps_messages
        and (select count(*) from locked) >= 0 -- after the rooms
),

requoted as (
    update chat.comment
    set payload = chat.json_with(
        comment.payload,
        jsonb_build_object(
            'replied_comment_sender_email',
            due.email,
            'replied_comment_sender_username',
            due.username
        )
        || case
            when due.keeps_messages then '{}'
            else jsonb_build_object('replied_comment_message', '', 'replied_comment_payload', null)
        end
    )
    from next
    cross join due
    where
        comment.app_id = next.app_id
        and comment.parent_id = next.id
        and comment.payload is not null
        and (due.keeps_messages or comment.user_id <> due.id) -- those are emptied, now or later
        and (select count(*) from locked) >= 0
),

shown as (
    update chat.room
    set last_comment_message = ''
    from next
    cross join due
    where
        room.app_id = next.app_id
        and room.id = next.room_id
        and room.last_comment_id = next.id
        and not due.keeps_messages
        and (select count(*) from locked) >= 0
),

noted as (
    update chat.app_user
    set blanked_id = coalesce((select max(next.id) from next), app_user.blank_before_id)
    from due
    where
        app_user.app_id = due.app_id
        and app_user.id = due.id
)

select count(*) as seen
from next
