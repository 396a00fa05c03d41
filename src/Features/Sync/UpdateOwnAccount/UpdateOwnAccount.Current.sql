-- The account before the change, and whether another account has the new address.
-- psql -v account_id=1 -v email=null -f UpdateOwnAccount.Current.sql
select /* Sync/UpdateOwnAccount.Current */
    account.username,
    account.email,
    account.first_name,
    account.last_name,
    account.password_hash,
    exists (
        select
        from identity.account as other
        where
            lower(other.email) = lower(:email::text)
            and other.email <> ''
            and other.id <> account.id
    ) as is_email_taken
from identity.account
where account.id = :account_id::bigint
