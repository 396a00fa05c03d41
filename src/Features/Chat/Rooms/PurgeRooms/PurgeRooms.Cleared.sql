-- Empties the next comments of a cleared room. Its row is taken only for the moment in which the place is noted.
-- psql -v limit=2000 -v now="'2026-11-29'" -f PurgeRooms.Cleared.sql
with /* Chat/PurgeRooms.Cleared */
due as (
    select
        room.app_id,
        room.id,
        room.blanked_seq,
        least(room.cleared_seq, room.blanked_seq + :limit::bigint) as next_seq
    from chat.room
    where
        room.blanked_seq < room.cleared_seq
        and room.deleted_at is null
    order by room.id
    limit 1
),

blanked as (
    update chat.comment
    set
        message = '',
        payload = null,
        extras = '{}',
        deleted_at = coalesce(comment.deleted_at, :now::timestamptz)
    from due
    where
        comment.app_id = due.app_id
        and comment.room_id = due.id
        and comment.room_seq > due.blanked_seq
        and comment.room_seq <= due.next_seq
    returning comment.id
),

noted as (
    update chat.room
    set blanked_seq = due.next_seq
    from due
    where
        room.app_id = due.app_id
        and room.id = due.id
        and room.blanked_seq < due.next_seq
        and (select count(*) from blanked) >= 0 -- after the comments
)

select count(*) as blanked
from blanked
