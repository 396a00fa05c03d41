-- An app's webhooks.
-- psql -v app_id=1 -v now="'2026-11-29'" -f ListWebhooks.sql
select /* Chat/ListWebhooks */
    webhook_endpoint.url,
    webhook_endpoint.is_enabled as enabled,
    webhook_endpoint.events,
    webhook_endpoint.secret,
    case
        when webhook_endpoint.old_secret_until > :now::timestamptz then webhook_endpoint.old_secret_until
    end as old_secret_until,
    webhook_endpoint.created_at,
    webhook_endpoint.updated_at
from chat.webhook_endpoint
where
    webhook_endpoint.app_id = :app_id::bigint
    and webhook_endpoint.deleted_at is null
order by webhook_endpoint.id
