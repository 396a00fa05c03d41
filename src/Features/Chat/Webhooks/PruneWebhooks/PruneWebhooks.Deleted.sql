-- Removes deliveries of deleted webhooks.
-- psql -v limit=2000 -f PruneWebhooks.Deleted.sql
with /* Chat/PruneWebhooks.Deleted */
removed as (
    delete from chat.webhook_delivery
    where webhook_delivery.id in (
        select useless.id
        from chat.webhook_endpoint
        inner join chat.webhook_delivery as useless on useless.endpoint_id = webhook_endpoint.id
        where webhook_endpoint.deleted_at is not null
        limit :limit::bigint
    )
    returning webhook_delivery.id
)

select count(*) as removed
from removed
