-- The account that a token names, with what it may do.
-- psql -v account_id=1 -f TokenAccounts.sql
select /* Learning/TokenAccounts */
    account.id as account_id,
    account.username,
    account.is_active,
    account.is_staff,
    account.is_superuser,
    account.is_service_account,
    token_start.valid_from
from identity.account
left join learning.token_start on token_start.account_id = account.id
where account.id = :account_id::bigint
