-- Takes a webhook of an app away; a job removes it with its log. No row written: there is none with the address.
-- psql -v app_code="'shop'" -v url="'https://x.y/'" -v now="'2026-11-29'" -f RemoveWebhook.sql
update /* Chat/RemoveWebhook */ chat.webhook_endpoint
set
    url = 'deleted-' || gen_random_uuid()::text,
    secret = '',
    old_secret = null,
    is_enabled = false,
    deleted_at = :now::timestamptz,
    updated_at = :now::timestamptz
from chat.app
where
    app.app_id = :app_code::text
    and webhook_endpoint.app_id = app.id
    and webhook_endpoint.url = :url::text
    and webhook_endpoint.deleted_at is null
