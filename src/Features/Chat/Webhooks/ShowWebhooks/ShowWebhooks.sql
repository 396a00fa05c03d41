-- An app's webhooks, with how many deliveries wait and how many are dead.
-- psql -v app_code="'shop'" -f ShowWebhooks.sql
select /* Chat/ShowWebhooks */
    webhook_endpoint.url,
    webhook_endpoint.is_enabled as enabled,
    array_to_string(webhook_endpoint.events, ' ') as events,
    (
        select count(*)
        from chat.webhook_delivery
        where
            webhook_delivery.endpoint_id = webhook_endpoint.id
            and webhook_delivery.status = 'pending'
    ) as waiting,
    (
        select count(*)
        from chat.webhook_delivery
        where
            webhook_delivery.endpoint_id = webhook_endpoint.id
            and webhook_delivery.status = 'dead'
    ) as dead,
    webhook_endpoint.created_at
from chat.app
inner join chat.webhook_endpoint on webhook_endpoint.app_id = app.id
where
    app.app_id = :app_code::text
    and webhook_endpoint.deleted_at is null
order by webhook_endpoint.id
