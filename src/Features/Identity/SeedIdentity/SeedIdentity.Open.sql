-- Gives the demo service account its well-known token for a while. No row: there is no such account.
-- psql -v digest="sha256('demo')" -v now="'2026-11-22'" -v expires_at="'2026-11-23'" -f SeedIdentity.Open.sql
with /* Identity/SeedIdentity.Open */
bot as (
    select
        account.id,
        account.password_hash
    from identity.account
    where
        account.username = 'demo-bot'
        and account.email = 'demo-bot@example.invalid'
),

opened as (
    insert into identity.token (digest, account_id, name, created_at, expires_at)
    select :digest::bytea, bot.id, 'demo', :now::timestamptz, :expires_at::timestamptz
    from bot
    on conflict (digest) do update
        set expires_at = excluded.expires_at
)

select bot.password_hash <> '' as has_password
from bot
