-- Changes what was given of one account; a null hash keeps the password.
-- psql -v account_id=1 -v given="'{\"first_name\": \"Ada\"}'" -v password_hash=null -f UpdateOwnAccount.sql
update /* Sync/UpdateOwnAccount */ identity.account
set
    (email, first_name, last_name) = (
        -- Of the updated row itself: another look at the table could be older than a change that this one waits for.
        select
            given.email,
            given.first_name,
            given.last_name
        from jsonb_populate_record(account, :given::jsonb) as given
    ),
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
