-- Removes users from a room; who is not in it is passed over.
-- psql -v app_id=1 -v room_id=1 -v user_ids="'{3}'" -v now="'2026-11-29'" -f RemoveRoomParticipants.sql
with /* Chat/RemoveRoomParticipants */
locked as (
    -- One order of locks for all who change a room: the room first.
    select room.id
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
    for no key update
),

removed as (
    delete from chat.participant
    using locked
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = locked.id
        and participant.user_id = any(:user_ids::bigint[])
    returning participant.user_id
)

select chat.tell(
    :app_id::bigint,
    '{remove_room_participants}',
    :room_id::bigint,
    null,
    chat.told_users(:app_id::bigint, news.user_ids),
    :now::timestamptz
)::text as told
from (select array_agg(removed.user_id) as user_ids from removed) as news
where news.user_ids is not null
