-- Appends comments of the System user to a room's chain, one after the other, all or none.
-- writes: chat.append_comment
-- psql -v app_id=1 -v room_id=1 -v messages="'{a}'" -v payloads="'{\"{}\"}'" -v unique_temp_ids="'{k}'" -v extras="'{}'" -v now="'2026-11-29'" -f PostSystemEventMessage.sql
select /* Chat/PostSystemEventMessage */
    appended.outcome as result,
    appended.comment_id
from chat.app_user
cross join unnest(:messages::text[], :payloads::text[], :unique_temp_ids::text[])
    with ordinality as event (message, payload, unique_temp_id, ordinal)
cross join lateral chat.append_comment(
    :app_id::bigint,
    :room_id::bigint,
    app_user.id,
    'system_event',
    event.message,
    event.payload::json,
    :extras::json,
    false,
    event.unique_temp_id,
    null,
    false,
    '{post_system_event_message, push}',
    :now::timestamptz
) as appended
where
    app_user.app_id = :app_id::bigint
    and app_user.is_system
order by event.ordinal
