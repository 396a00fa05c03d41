-- Empties comments that are not deleted yet, and what rooms show of them. What was cleared or went with its room
-- meanwhile is the job's, which takes comments before their room.
-- psql -v app_id=1 -v comment_ids="'{1}'" -v now="'2026-11-29'" -f DeleteMessages.sql
with /* Chat/DeleteMessages */
named as materialized ( -- by their numbers: a join with the rooms would read all of a large one
    select
        comment.id,
        comment.room_id
    from chat.comment
    where
        comment.app_id = :app_id::bigint
        and comment.id = any(:comment_ids::bigint[])
),

locked as (
    select
        room.id,
        room.cleared_seq
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id in (select named.room_id from named)
        and room.deleted_at is null
    order by room.id -- one order of locks for all
    for no key update
),

blanked as (
    update chat.comment
    set
        message = '',
        payload = null,
        extras = '{}',
        deleted_at = :now::timestamptz
    from locked
    inner join named on named.room_id = locked.id
    where
        comment.app_id = :app_id::bigint
        and comment.id = named.id
        and comment.room_seq > locked.cleared_seq
        and comment.deleted_at is null
    returning
        comment.id,
        comment.room_id,
        comment.unique_temp_id
),

shown as (
    update chat.room
    set last_comment_message = ''
    from blanked
    where
        room.app_id = :app_id::bigint
        and room.id = blanked.room_id
        and room.last_comment_id = blanked.id
)

select chat.tell(
    :app_id::bigint,
    '{delete_messages}',
    news.room_id,
    null,
    news.body,
    :now::timestamptz
)::text as told
from (
    select
        blanked.room_id,
        json_build_object(
            'comment_ids', json_agg(blanked.id order by blanked.id),
            'unique_ids', json_agg(blanked.unique_temp_id order by blanked.id)
        ) as body
    from blanked
    group by blanked.room_id
) as news
