-- Takes a room out of everybody's sight; a job removes its comments. No row: it is gone already.
-- psql -v app_id=1 -v room_id=1 -v now="'2026-11-29'" -f DeleteRoom.sql
with /* Chat/DeleteRoom */
locked as (
    select
        room.id,
        room.unique_id
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.deleted_at is null
    for no key update
),

left_by as (
    delete from chat.participant
    using locked
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = locked.id
    returning participant.user_id
),

gone as (
    update chat.room
    set
        deleted_at = :now::timestamptz,
        unique_id = 'deleted-' || gen_random_uuid()::text,
        pair_low = null,
        pair_high = null
    from locked
    where
        room.app_id = :app_id::bigint
        and room.id = locked.id
    returning
        room.id,
        room.name,
        room.type,
        locked.unique_id
)

select gone.id
from gone
cross join lateral chat.tell(
    :app_id::bigint,
    '{delete_room}',
    gone.id,
    null,
    (
        chat.told_users(:app_id::bigint, (select array_agg(left_by.user_id) from left_by))::jsonb
        || jsonb_build_object('name', gone.name, 'type', gone.type, 'unique_id', gone.unique_id)
    )::json,
    :now::timestamptz
) as told
cross join lateral pg_notify('job', 'Chat/PurgeRooms') as woken
