-- Removes the last comments of a deleted room: what answers a comment goes before it.
-- psql -v limit=2000 -v now="'2026-11-29'" -f PurgeRooms.Comments.sql
with /* Chat/PurgeRooms.Comments */
due as (
    select
        room.app_id,
        room.id
    from chat.room
    where
        room.deleted_at is not null
        and room.deleted_at <= :now::timestamptz
    order by room.id
    limit 1
),

last as (
    select
        due.app_id,
        comment.id
    from due
    inner join chat.comment
        on comment.app_id = due.app_id
        and comment.room_id = due.id
    order by comment.room_seq desc
    limit :limit::bigint
),

removed as (
    delete from chat.comment
    using last
    where
        comment.app_id = last.app_id
        and comment.id = last.id
    returning comment.id
)

select count(*) as removed
from removed
