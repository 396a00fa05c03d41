-- What was committed since the last look, in apps that somebody listens to, with the listening users who are in the room
-- now or whom the event takes out of it. One row with nothing but the snapshot: nothing new.
-- psql -v app_ids="'{1}'" -v user_ids="'{11}'" -v since="'750:750:'" -v limit=2001 -f EventFeed.Next.sql
with /* Chat/EventFeed.Next */
fresh as (
    select
        live_event.app_id,
        live_event.place,
        live_event.room_id,
        live_event.comment_id,
        live_event.event_id
    from chat.live_event
    where
        live_event.app_id = any(:app_ids::bigint[])
        and live_event.xact >= pg_snapshot_xmin(:since::text::pg_snapshot)
        and live_event.xact < pg_snapshot_xmax(pg_current_snapshot()) -- not so after a restore into another server
        and not pg_visible_in_snapshot(live_event.xact, :since::text::pg_snapshot)
    order by live_event.place
    limit :limit::bigint
),

member as (
    select
        room.app_id,
        room.room_id,
        array_agg(participant.user_id) as user_ids
    from (select distinct fresh.app_id, fresh.room_id from fresh) as room
    inner join chat.participant
        on participant.app_id = room.app_id
        and participant.room_id = room.room_id
        and participant.user_id = any(:user_ids::bigint[])
    group by room.app_id, room.room_id
)

select
    pg_current_snapshot()::text as snapshot,
    fresh.app_id,
    fresh.place,
    fresh.room_id,
    coalesce(fresh.comment_id, event.comment_id) as comment_id,
    event.type,
    event.body,
    event.created_at as happened_at,
    member.user_ids,
    taken_out.user_ids as taken_out_ids
from (select 1) as always
left join fresh on true
left join chat.event
    on event.app_id = fresh.app_id
    and event.id = fresh.event_id
left join member
    on member.app_id = fresh.app_id
    and member.room_id = fresh.room_id
left join lateral (
    select array_agg((named.person ->> 'id')::bigint) as user_ids
    from json_array_elements(event.body -> 'participants') as named (person)
    where event.type in ('remove_room_participants', 'delete_room')
) as taken_out on true
order by fresh.place
