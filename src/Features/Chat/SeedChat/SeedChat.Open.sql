-- Lets callers of the demo app in. No row: there is no demo app.
-- psql -v app_code="'demo-shop'" -v digest="sha256('demo')" -v now="'2026-11-29'" -f SeedChat.Open.sql
with /* Chat/SeedChat.Open */
shut as (
    delete from chat.app_secret
    using chat.app
    where
        app.id = app_secret.app_id
        and app.is_demo
        and app_secret.digest <> :digest::bytea
),

opened as (
    insert into chat.app_secret (digest, app_id, name, created_at)
    select
        :digest::bytea,
        app.id,
        'demo',
        :now::timestamptz
    from chat.app
    where
        app.app_id = :app_code::text
        and app.is_demo
    on conflict (digest) do nothing
)

select true as is_open
from chat.app
where
    app.app_id = :app_code::text
    and app.is_demo
