-- What a reader has missed who had all of one snapshot, of a later one what comes up to a place, and wants all of the last.
-- psql -v app_id=1 -v user_id=11 -v had="'750:750:'" -v seen="'750:750:'" -v place=0 -v until="'760:760:'" -v limit=1001 -f EventFeed.Missed.sql
select /* Chat/EventFeed.Missed */
    pg_visible_in_snapshot(live_event.xact, :seen::text::pg_snapshot) as is_seen,
    live_event.place,
    live_event.room_id,
    coalesce(live_event.comment_id, event.comment_id) as comment_id,
    event.type,
    event.body,
    event.created_at as happened_at
from chat.live_event
left join chat.event
    on event.app_id = live_event.app_id
    and event.id = live_event.event_id
where
    live_event.app_id = :app_id::bigint
    and live_event.xact >= pg_snapshot_xmin(:had::text::pg_snapshot)
    and live_event.xact < pg_snapshot_xmax(:until::text::pg_snapshot)
    and not pg_visible_in_snapshot(live_event.xact, :had::text::pg_snapshot)
    and pg_visible_in_snapshot(live_event.xact, :until::text::pg_snapshot)
    and not (
        pg_visible_in_snapshot(live_event.xact, :seen::text::pg_snapshot)
        and live_event.place <= :place::bigint
    )
    and (
        :user_id::bigint is null
        or exists (
            select
            from chat.participant
            where
                participant.app_id = live_event.app_id
                and participant.room_id = live_event.room_id
                and participant.user_id = :user_id::bigint
        )
        or exists (
            select
            from json_array_elements(event.body -> 'participants') as named (person)
            where
                event.type in ('remove_room_participants', 'delete_room')
                and (named.person ->> 'id')::bigint = :user_id::bigint
        )
    )
order by is_seen desc, live_event.place
limit :limit::bigint
