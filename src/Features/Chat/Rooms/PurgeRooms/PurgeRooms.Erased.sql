-- Takes an erased user out of what quotes the next of their comments, and empties these where they were to go too; up to
-- the first in a room that somebody holds, with which the next run begins.
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
    -- Before their comments, as all do; and without waiting, for that would hold up who posts to the others of them.
    select room.id
    from chat.room
    where (room.app_id, room.id) in (select next.app_id, next.room_id from next)
    for no key update skip locked
),

held as (
    select min(next.id) as first_id
    from next
    where next.room_id not in (select locked.id from locked)
),

free as (
    select
        next.app_id,
        next.id,
        next.room_id
    from next
    cross join held
    where
        held.first_id is null
        or next.id < held.first_id
),

blanked as (
    update chat.comment
    set
        message = '',
        payload = null,
        extras = '{}',
        deleted_at = coalesce(comment.deleted_at, :now::timestamptz)
    from free
    cross join due
    where
        comment.app_id = free.app_id
        and comment.id = free.id
        and not due.keeps_messages
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
    from free
    cross join due
    where
        comment.app_id = free.app_id
        and comment.parent_id = free.id
        and comment.payload is not null
        and (due.keeps_messages or comment.user_id <> due.id) -- those are emptied, now or later
),

shown as (
    update chat.room
    set last_comment_message = ''
    from free
    cross join due
    where
        room.app_id = free.app_id
        and room.id = free.room_id
        and room.last_comment_id = free.id
        and not due.keeps_messages
),

noted as (
    update chat.app_user
    set blanked_id = coalesce(
        (select held.first_id - 1 from held),
        (select max(next.id) from next),
        app_user.blank_before_id
    )
    from due
    where
        app_user.app_id = due.app_id
        and app_user.id = due.id
)

select count(*) as seen
from free
