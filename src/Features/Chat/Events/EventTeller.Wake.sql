-- Wakes those who tell what was posted: the streams, and the webhooks where there is one at all.
-- psql -f EventTeller.Wake.sql
-- writes: pg_notify
select /* Chat/EventTeller.Wake */
    pg_notify('chat_live', '')::text as streams,
    case
        when exists (
            select
            from chat.webhook_endpoint
            where webhook_endpoint.is_enabled
        )
            then pg_notify('job', 'Chat/DeliverWebhooks')::text
    end as webhooks
