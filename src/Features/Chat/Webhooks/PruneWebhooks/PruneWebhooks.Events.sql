-- Removes events that nobody is to be told of any more. A block range index finds the old ones.
-- psql -v delivered_before="'2026-10-30'" -v limit=2000 -f PruneWebhooks.Events.sql
with /* Chat/PruneWebhooks.Events */
removed as (
    delete from chat.event
    where event.id in (
        select old.id
        from chat.event as old
        where
            old.created_at < :delivered_before::timestamptz
            and not exists (
                select
                from chat.webhook_delivery
                where webhook_delivery.event_id = old.id
            )
        limit :limit::bigint
    )
    returning event.id
)

select count(*) as removed
from removed
