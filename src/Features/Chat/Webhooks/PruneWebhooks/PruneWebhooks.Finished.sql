-- Removes deliveries that ended long ago.
-- psql -v delivered_before="'2026-10-30'" -v dead_before="'2025-11-29'" -v limit=2000 -f PruneWebhooks.Finished.sql
with /* Chat/PruneWebhooks.Finished */
removed as (
    delete from chat.webhook_delivery
    where webhook_delivery.id in (
        select old.id
        from chat.webhook_delivery as old
        where
            (old.status = 'delivered' and old.finished_at < :delivered_before::timestamptz)
            or (old.status = 'dead' and old.finished_at < :dead_before::timestamptz)
        order by old.finished_at
        limit :limit::bigint
    )
    returning webhook_delivery.id
)

select count(*) as removed
from removed
