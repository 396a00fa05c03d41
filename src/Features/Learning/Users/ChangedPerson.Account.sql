-- Changes what was given of an account. Another address is not confirmed; other letters of the same one are no change. Where
-- the name is the address, it goes with it.
-- psql -v id=1 -v email=null -v password_hash=null -v given="'{\"first_name\": \"Ada\"}'" -f ChangedPerson.Account.sql
with /* Learning/ChangedPerson.Account */
before as (
    select
        account.id,
        account.email
    from identity.account
    where account.id = :id::bigint
    for no key update
)

update identity.account
set
    email = coalesce(:email::text, account.email),
    username = case
        when lower(account.username) = lower(account.email) then coalesce(:email::text, account.username)
        else account.username
    end,
    email_confirmed = account.email_confirmed and lower(coalesce(:email::text, account.email)) = lower(account.email),
    password_hash = coalesce(:password_hash::text, account.password_hash),
    (first_name, last_name, is_staff, is_active) = (
        select
            given.first_name,
            given.last_name,
            given.is_staff,
            given.is_active
        from jsonb_populate_record(account, :given::jsonb) as given
    )
from before
where account.id = before.id
returning lower(account.email) <> lower(before.email) as is_moved
