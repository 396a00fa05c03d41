-- Adds a webhook of an app, or changes the one with the address: what is null stays as it is. No row: there are too many.
-- psql -v app_id=1 -v url="'https://x.y/'" -v secret="'whsec_…'" -v has_new_secret=false -v events=null -v default_events="'{post_comment}'" -v is_enabled=null -v old_secret_until="'2026-11-30'" -v most=20 -v now="'2026-11-29'" -f Webhook.Save.sql
with /* Chat/Webhook.Save */
saved as (
    insert into chat.webhook_endpoint (app_id, url, secret, events, is_enabled, created_at, updated_at)
    select
        :app_id::bigint,
        :url::text,
        :secret::text,
        coalesce(:events::text[], :default_events::text[]),
        coalesce(:is_enabled::boolean, true),
        :now::timestamptz,
        :now::timestamptz
    where
        (
            select count(*)
            from chat.webhook_endpoint as other
            where
                other.app_id = :app_id::bigint
                and other.url <> :url::text
                and other.deleted_at is null
        ) < :most::bigint
    on conflict (app_id, url) do update
        set
            secret = case when :has_new_secret::boolean then excluded.secret else webhook_endpoint.secret end,
            old_secret = case
                when :has_new_secret::boolean then webhook_endpoint.secret
                else webhook_endpoint.old_secret
            end,
            old_secret_until = case
                when :has_new_secret::boolean then :old_secret_until::timestamptz
                else webhook_endpoint.old_secret_until
            end,
            events = coalesce(:events::text[], webhook_endpoint.events),
            is_enabled = coalesce(:is_enabled::boolean, webhook_endpoint.is_enabled),
            updated_at = excluded.updated_at
    returning
        url,
        is_enabled,
        events,
        secret,
        old_secret_until,
        created_at,
        updated_at
)

select
    saved.url,
    saved.is_enabled as enabled,
    saved.events,
    saved.secret,
    case when saved.old_secret_until > :now::timestamptz then saved.old_secret_until end as old_secret_until,
    saved.created_at,
    saved.updated_at
from saved
cross join lateral pg_notify('job', 'Chat/DeliverWebhooks') as woken -- what has waited for it
