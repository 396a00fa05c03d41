-- Forgets entries that nobody may resume after any more.
-- psql -v before="'2026-11-28'" -v limit=10000 -f PurgeEvents.sql
with /* Chat/PurgeEvents */
due as (
    select
        live_event.app_id,
        live_event.xact,
        live_event.place
    from chat.live_event
    where live_event.created_at < :before::timestamptz
    limit :limit::bigint
),

removed as (
    delete from chat.live_event
    using due
    where
        live_event.app_id = due.app_id
        and live_event.xact = due.xact
        and live_event.place = due.place
    returning live_event.place
)

select count(*) as removed
from removed
