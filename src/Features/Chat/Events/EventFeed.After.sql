-- The entry of a comment among the last of the app, and a transaction before which nothing is newer than it. No row: it
-- is no comment of the app, or one from too long ago.
-- psql -v app_id=1 -v comment_id=1 -v limit=10000 -f EventFeed.After.sql
with /* Chat/EventFeed.After */
recent as (
    select
        live_event.xact,
        live_event.place,
        live_event.comment_id,
        live_event.created_at
    from chat.live_event
    where live_event.app_id = :app_id::bigint
    order by live_event.xact desc
    limit :limit::bigint
)

select
    known.place,
    (
        select min(recent.xact::text::bigint)
        from recent
        where recent.created_at >= known.created_at - interval '30 seconds' -- longer than a statement takes
    ) as xact
from recent as known
where known.comment_id = :comment_id::bigint
