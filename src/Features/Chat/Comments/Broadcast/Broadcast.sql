-- Appends the same comment to several rooms, in the order of their ids, and gives the comments in the order of the call.
-- writes: chat.append_comment
-- psql -v app_id=1 -v user_id=2 -v room_ids="'{1}'" -v unique_temp_ids="'{k}'" -v type="'text'" -v message="'Hello'" -v payload=null -v extras="'{}'" -v now="'2026-11-29'" -f Broadcast.sql
with /* Chat/Broadcast */
target as (
    select
        item.room_id,
        item.unique_temp_id,
        item.ordinal
    from unnest(:room_ids::bigint[], :unique_temp_ids::text[]) with ordinality
        as item (room_id, unique_temp_id, ordinal)
    order by item.room_id -- one order of locks for all
),

posted as materialized (
    select
        target.ordinal,
        appended.comment_id
    from target
    cross join lateral chat.append_comment(
        :app_id::bigint,
        target.room_id,
        :user_id::bigint,
        :type::text,
        :message::text,
        :payload::json,
        :extras::json,
        false,
        target.unique_temp_id,
        null,
        true,
        '{post_comment, push}',
        :now::timestamptz
    ) as appended
)

select posted.comment_id
from posted
order by posted.ordinal
