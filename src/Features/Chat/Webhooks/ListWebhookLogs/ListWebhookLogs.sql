-- Deliveries of an app, newest first: of each webhook as many as fit on the page, and of these the newest.
-- psql -v app_id=1 -v url=null -v status=null -v last_id=0 -v limit=20 -f ListWebhookLogs.sql
select /* Chat/ListWebhookLogs */
    delivery.id,
    event.unique_id as webhook_id,
    webhook_endpoint.url,
    event.type,
    event.room_id,
    event.comment_id,
    delivery.status,
    delivery.attempts,
    delivery.last_status,
    delivery.last_error,
    delivery.last_response,
    delivery.created_at,
    delivery.attempted_at,
    delivery.next_attempt_at,
    delivery.finished_at
from chat.webhook_endpoint
cross join lateral (
    select
        webhook_delivery.id,
        webhook_delivery.event_id,
        webhook_delivery.status,
        webhook_delivery.attempts,
        webhook_delivery.last_status,
        webhook_delivery.last_error,
        webhook_delivery.last_response,
        webhook_delivery.created_at,
        webhook_delivery.attempted_at,
        case when webhook_delivery.status = 'pending' then webhook_delivery.run_at end as next_attempt_at,
        webhook_delivery.finished_at
    from chat.webhook_delivery
    where
        webhook_delivery.endpoint_id = webhook_endpoint.id
        and (:status::text is null or webhook_delivery.status = :status::text)
        and (:last_id::bigint = 0 or webhook_delivery.id < :last_id::bigint)
    order by webhook_delivery.id desc
    limit :limit::bigint
) as delivery
inner join chat.event on event.id = delivery.event_id
where
    webhook_endpoint.app_id = :app_id::bigint
    and webhook_endpoint.deleted_at is null
    and (:url::text is null or webhook_endpoint.url = :url::text)
order by delivery.id desc
limit :limit::bigint
