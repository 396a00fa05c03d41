-- Takes a webhook away; a job removes it with its log. No row: there is none with the address.
-- psql -v app_id=1 -v url="'https://x.y/'" -v now="'2026-11-29'" -f DeleteWebhook.sql
with /* Chat/DeleteWebhook */
present as (
    select
        webhook_endpoint.id,
        webhook_endpoint.url,
        webhook_endpoint.is_enabled,
        webhook_endpoint.secret,
        webhook_endpoint.updated_at
    from chat.webhook_endpoint
    where
        webhook_endpoint.app_id = :app_id::bigint
        and webhook_endpoint.url = :url::text
        and webhook_endpoint.deleted_at is null
    for no key update
)

update chat.webhook_endpoint
set
    url = 'deleted-' || gen_random_uuid()::text,
    secret = '',
    old_secret = null,
    is_enabled = false,
    deleted_at = :now::timestamptz,
    updated_at = :now::timestamptz
from present
cross join lateral pg_notify('job', 'Chat/PruneWebhooks') as woken
where webhook_endpoint.id = present.id
returning
    present.url,
    present.is_enabled as enabled,
    webhook_endpoint.events,
    present.secret,
    case
        when webhook_endpoint.old_secret_until > :now::timestamptz then webhook_endpoint.old_secret_until
    end as old_secret_until,
    webhook_endpoint.created_at,
    present.updated_at
