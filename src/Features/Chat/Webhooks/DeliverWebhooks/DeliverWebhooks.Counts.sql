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
    count(*) filter (where webhook_delivery.status = 'dead') as failed,
    min(webhook_delivery.run_at) filter (
        where
            webhook_delivery.run_at <= :now::timestamptz
            and webhook_delivery.status = 'pending'
            and webhook_endpoint.is_enabled
    ) as due_since
from chat.webhook_delivery
inner join chat.webhook_endpoint on webhook_endpoint.id = webhook_delivery.endpoint_id
where webhook_delivery.status in ('pending', 'dead')
