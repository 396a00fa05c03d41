-- Keeps the digest of a new token, notes the log-in and returns the account.
-- psql -v account_id=1 -v digest="sha256('demo')" -v now="'2026-11-22'" -v expires_at="'2026-11-23'" -f LogIn.sql
with /* Sync/LogIn */
created as (
    insert into identity.token (digest, account_id, name, created_at, expires_at)
    values (:digest::bytea, :account_id::bigint, 'log-in', :now::timestamptz, :expires_at::timestamptz)
)

update identity.account
set last_login = :now::timestamptz
where account.id = :account_id::bigint
returning
    account.id,
    account.username,
    account.email,
    account.first_name,
    account.last_name,
    account.is_active,
    account.date_joined
