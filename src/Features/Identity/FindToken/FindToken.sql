-- The account behind a token. Notes the use at most once a minute, so that a busy client costs no writes.
-- never waits
-- psql -v digest="sha256('demo')" -v now="'2026-11-22'" -f FindToken.sql
with /* Identity/FindToken */
used as (
    update identity.token
    set last_used_at = :now::timestamptz
    where
        token.digest = (
            select unnoted.digest
            from identity.token as unnoted
            where
                unnoted.digest = :digest::bytea
                and (unnoted.last_used_at is null or unnoted.last_used_at < :now::timestamptz - interval '1 minute')
            for no key update skip locked -- another notes it at this moment
        )
)

select
    account.id as account_id,
    account.username,
    account.is_active,
    account.is_staff,
    account.is_superuser,
    account.is_service_account,
    token.expires_at
from identity.token
inner join identity.account on account.id = token.account_id
where
    token.digest = :digest::bytea
    and (token.expires_at is null or token.expires_at > :now::timestamptz)
