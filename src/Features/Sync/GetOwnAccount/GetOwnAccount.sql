-- An account as its owner sees it.
-- psql -v account_id=1 -f GetOwnAccount.sql
select /* Sync/GetOwnAccount */
    account.id,
    account.username,
    account.email,
    account.first_name,
    account.last_name,
    account.is_active,
    account.date_joined
from identity.account
where account.id = :account_id::bigint
