-- Deliveries that wait, that are being sent, that were given up.
-- psql -v now="'2026-11-29'" -f DeliverWebhooks.Counts.sql
select /* Chat/DeliverWebhooks.Counts */
    count(*) filter (
        where
            webhook_delivery.status = 'pending'
            and coalesce(webhook_delivery.leased_until, '-infinity') < :now::timestamptz
    ) as waiting,
    count(*) filter (
        where
            webhook_delivery.status = 'pending'
            and webhook_delivery.leased_until >= :now::timestamptz
    ) as running,
    count(*) filter (where webhook_delivery.status = 'dead') as failed
from chat.webhook_delivery
where webhook_delivery.status in ('pending', 'dead')
