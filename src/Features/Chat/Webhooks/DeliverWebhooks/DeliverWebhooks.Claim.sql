-- Deliveries that are due, the oldest first, of each enabled endpoint as many as it has places; with what is sent, which is
-- rendered now if it is the first attempt. run_at moves behind the lease, after which another may send it.
-- psql -v now="'2026-11-29'" -v leased_until="'2026-11-29 00:00:40'" -v limit=64 -v most_in_lane=1 -v lanes="'{}'" -v places="'{}'" -v comment_type="'post_comment'" -f DeliverWebhooks.Claim.sql
with /* Chat/DeliverWebhooks.Claim */ recursive
lane as (
    -- From one endpoint with something waiting to the next: two looks at the index for each.
    (
        select webhook_delivery.endpoint_id
        from chat.webhook_delivery
        where webhook_delivery.status = 'pending'
        order by webhook_delivery.endpoint_id
        limit 1
    )

    union all

    select
        (
            select webhook_delivery.endpoint_id
            from chat.webhook_delivery
            where
                webhook_delivery.status = 'pending'
                and webhook_delivery.endpoint_id > lane.endpoint_id
            order by webhook_delivery.endpoint_id
            limit 1
        )
    from lane
    where lane.endpoint_id is not null
),

receiver as (
    select
        webhook_endpoint.id,
        coalesce(known.places, :most_in_lane::integer) as places
    from lane
    inner join chat.webhook_endpoint on webhook_endpoint.id = lane.endpoint_id
    left join unnest(:lanes::bigint[], :places::integer[]) as known (lane, places) on known.lane = lane.endpoint_id
    where webhook_endpoint.is_enabled
),

due as (
    select next.id
    from receiver
    cross join lateral (
        select
            webhook_delivery.id,
            webhook_delivery.run_at
        from chat.webhook_delivery
        where
            webhook_delivery.endpoint_id = receiver.id
            and webhook_delivery.status = 'pending'
            and webhook_delivery.run_at <= :now::timestamptz
        order by webhook_delivery.run_at, webhook_delivery.id
        limit receiver.places
        for update skip locked
    ) as next
    order by next.run_at, next.id
    limit :limit::bigint
)

update chat.webhook_delivery
set
    attempts = webhook_delivery.attempts + 1,
    attempted_at = :now::timestamptz,
    run_at = :leased_until::timestamptz,
    leased_until = :leased_until::timestamptz,
    body = coalesce(webhook_delivery.body, chat.webhook_body(webhook_delivery.event_id, :comment_type::text))
from due, chat.event, chat.webhook_endpoint
where
    webhook_delivery.id = due.id
    and event.id = webhook_delivery.event_id
    and webhook_endpoint.id = webhook_delivery.endpoint_id
returning
    webhook_delivery.id,
    webhook_delivery.attempts,
    webhook_delivery.endpoint_id as lane,
    event.unique_id,
    webhook_endpoint.url,
    webhook_endpoint.secret,
    case when webhook_endpoint.old_secret_until > :now::timestamptz then webhook_endpoint.old_secret end as old_secret,
    convert_to(webhook_delivery.body, 'UTF8') as body,
    webhook_delivery.trace
