-- Hides all comments of rooms that there are; a job empties them.
-- psql -v app_id=1 -v room_ids="'{1}'" -v now="'2026-11-29'" -f ClearRoomMessages.sql
with /* Chat/ClearRoomMessages */
locked as (
    select room.id
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = any(:room_ids::bigint[])
    order by room.id -- one order of locks for all
    for no key update
),

cleared as (
    update chat.room
    set
        cleared_seq = room.comment_seq,
        last_comment_message = ''
    from locked
    where
        room.app_id = :app_id::bigint
        and room.id = locked.id
    returning
        room.id,
        room.unique_id,
        room.name,
        room.last_comment_id
)

select
    cleared.id as room_id,
    cleared.unique_id,
    cleared.name as room_name
from unnest(:room_ids::bigint[]) with ordinality as item (room_id, ordinal)
inner join cleared on cleared.id = item.room_id
cross join lateral chat.tell(
    :app_id::bigint,
    '{clear_room_messages}',
    cleared.id,
    null,
    json_build_object('last_comment_id', cleared.last_comment_id),
    :now::timestamptz
) as told
cross join lateral pg_notify('job', 'Chat/PurgeRooms') as woken
order by item.ordinal
