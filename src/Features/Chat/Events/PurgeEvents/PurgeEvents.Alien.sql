-- Forgets entries whose transactions lie ahead of this server's: they came with a dump of another, and would be told as
-- news when its numbers have come so far.
-- psql -f PurgeEvents.Alien.sql
with /* Chat/PurgeEvents.Alien */
alien as (
    select
        ahead.app_id,
        ahead.xact,
        ahead.place
    from chat.app
    cross join lateral (
        select
            live_event.app_id,
            live_event.xact,
            live_event.place
        from chat.live_event
        where
            live_event.app_id = app.id
            and live_event.xact >= pg_snapshot_xmax(pg_current_snapshot())
    ) as ahead
),

removed as (
    delete from chat.live_event
    using alien
    where
        live_event.app_id = alien.app_id
        and live_event.xact = alien.xact
        and live_event.place = alien.place
    returning live_event.place
)

select count(*) as removed
from removed
