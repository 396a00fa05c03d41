-- Removes deleted webhooks that have no deliveries any more.
-- psql -v limit=2000 -f PruneWebhooks.Endpoints.sql
with /* Chat/PruneWebhooks.Endpoints */
removed as (
    delete from chat.webhook_endpoint
    where webhook_endpoint.id in (
        select empty.id
        from chat.webhook_endpoint as empty
        where
            empty.deleted_at is not null
            and not exists (
                select
                from chat.webhook_delivery
                where webhook_delivery.endpoint_id = empty.id
            )
        limit :limit::bigint
    )
    returning webhook_endpoint.id
)

select count(*) as removed
from removed
