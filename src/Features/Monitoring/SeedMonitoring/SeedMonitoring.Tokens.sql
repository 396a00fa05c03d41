-- Gives the demo people of the area their well-known tokens for a while; gives back who there is.
-- psql -v usernames="'{demo-clerk}'" -v digests="array[sha256('demo')]" -v now="'2026-11-22'" -v expires_at="'2026-11-23'" -f SeedMonitoring.Tokens.sql
with /* Monitoring/SeedMonitoring.Tokens */
person as (
    select
        account.id,
        account.username,
        item.digest
    from unnest(:usernames::text[], :digests::bytea[]) as item (username, digest)
    inner join identity.account
        on account.username = item.username
        and account.email = item.username || '@example.invalid'
),

opened as (
    insert into identity.token (digest, account_id, name, created_at, expires_at)
    select
        person.digest,
        person.id,
        'demo',
        :now::timestamptz,
        :expires_at::timestamptz
    from person
    on conflict (digest) do update
        set expires_at = excluded.expires_at
)

select person.username
from person
order by person.username
