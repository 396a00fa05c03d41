-- Makes dead deliveries of an app due again, from the first attempt: those with the ids, all or none, or the oldest of a
-- webhook.
-- psql -v app_id=1 -v ids="'{17}'" -v url=null -v limit=1000 -v now="'2026-11-29'" -f ResendWebhooks.sql
with /* Chat/ResendWebhooks */
dead as (
    select webhook_delivery.id
    from chat.webhook_endpoint
    inner join chat.webhook_delivery on webhook_delivery.endpoint_id = webhook_endpoint.id
    where
        webhook_endpoint.app_id = :app_id::bigint
        and webhook_endpoint.deleted_at is null
        and webhook_delivery.status = 'dead'
        and (:ids::bigint[] is null or webhook_delivery.id = any(:ids::bigint[]))
        and (:url::text is null or webhook_endpoint.url = :url::text)
    order by webhook_delivery.id
    limit :limit::bigint
    for update of webhook_delivery
),

revived as (
    update chat.webhook_delivery
    set
        status = 'pending',
        attempts = 0,
        run_at = :now::timestamptz,
        finished_at = null
    from dead
    where
        webhook_delivery.id = dead.id
        and (:ids::bigint[] is null or (select count(*) from dead) = cardinality(:ids::bigint[]))
    returning webhook_delivery.id
),

woken as (
    select pg_notify('job', 'Chat/DeliverWebhooks')
    where exists (select from revived)
)

select dead.id
from dead
left join woken on true
order by dead.id
