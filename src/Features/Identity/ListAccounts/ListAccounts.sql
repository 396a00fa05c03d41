-- All accounts with the number of their living tokens.
-- psql -v now="'2026-11-22'" -f ListAccounts.sql
select /* Identity/ListAccounts */
    account.id,
    account.username,
    account.email,
    account.is_active,
    account.is_staff,
    account.is_superuser,
    account.is_service_account,
    account.date_joined,
    account.last_login,
    (
        select count(*)
        from identity.token
        where
            token.account_id = account.id
            and (token.expires_at is null or token.expires_at > :now::timestamptz)
    ) as tokens
from identity.account
order by lower(account.username)
