-- An event for one webhook alone, whatever it asks for. No row: there is no webhook with the address.
-- psql -v app_id=1 -v url="'https://x.y/'" -v now="'2026-11-29'" -f TestWebhook.sql
with /* Chat/TestWebhook */
receiver as (
    select
        webhook_endpoint.id,
        webhook_endpoint.app_id,
        webhook_endpoint.is_enabled
    from chat.webhook_endpoint
    where
        webhook_endpoint.app_id = :app_id::bigint
        and webhook_endpoint.url = :url::text
        and webhook_endpoint.deleted_at is null
),

event as (
    insert into chat.event (app_id, type, created_at)
    select
        receiver.app_id,
        'test',
        :now::timestamptz
    from receiver
    where receiver.is_enabled
    returning
        id,
        unique_id
),

delivery as (
    insert into chat.webhook_delivery (event_id, endpoint_id, run_at, created_at)
    select
        event.id,
        receiver.id,
        :now::timestamptz,
        :now::timestamptz
    from event
    cross join receiver
    returning id
),

woken as (
    select pg_notify('job', 'Chat/DeliverWebhooks')
    from delivery
)

select
    receiver.is_enabled,
    delivery.id,
    event.unique_id
from receiver
left join event on true
left join delivery on true
left join woken on true
