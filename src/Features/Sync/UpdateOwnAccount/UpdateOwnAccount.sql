-- Writes what is not null.
-- psql -v account_id=1 -v email=null -v first_name="'Ada'" -v last_name=null -v password_hash=null -f UpdateOwnAccount.sql
update /* Sync/UpdateOwnAccount */ identity.account
set
    email = coalesce(:email::text, account.email),
    first_name = coalesce(:first_name::text, account.first_name),
    last_name = coalesce(:last_name::text, account.last_name),
    password_hash = coalesce(:password_hash::text, account.password_hash)
where account.id = :account_id::bigint
returning
    account.id,
    account.username,
    account.email,
    account.first_name,
    account.last_name,
    account.is_active,
    account.date_joined
