-- The account with this address, in any letter case, for a log-in.
-- psql -v email="'demo-anna@example.invalid'" -f ObtainToken.sql
select /* Learning/ObtainToken */
    account.id,
    account.password_hash,
    account.is_active,
    account.email_confirmed,
    token_start.valid_from
from identity.account
left join learning.token_start on token_start.account_id = account.id
where
    lower(account.email) = lower(:email::text)
    and account.email <> ''
