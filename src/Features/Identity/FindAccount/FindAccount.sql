-- The account with this name, in any letter case, for a log-in.
-- psql -v username="'demo'" -f FindAccount.sql
select /* Identity/FindAccount */
    account.id as account_id,
    account.username,
    account.password_hash,
    account.is_active,
    account.is_staff,
    account.is_superuser,
    account.is_service_account
from identity.account
where lower(account.username) = lower(:username::text)
