-- The account behind a token, and whether the use of the token is to be noted.
-- psql -v digest="sha256('demo')" -v now="'2026-11-22'" -f FindToken.sql
select /* Identity/FindToken */
    account.id as account_id,
    account.username,
    account.is_active,
    account.is_staff,
    account.is_superuser,
    account.is_service_account,
    token.expires_at,
    token.last_used_at is null or token.last_used_at < :now::timestamptz - interval '1 minute' as is_unnoted
from identity.token
inner join identity.account on account.id = token.account_id
where
    token.digest = :digest::bytea
    and (token.expires_at is null or token.expires_at > :now::timestamptz)
