-- Sets a new password, if the account is still as its link says, confirms the address, and ends older tokens on all nodes. No
-- row: it has changed.
-- psql -v id=8 -v email="'demo-anna@example.invalid'" -v seen_hash="''" -v password_hash="''" -v valid_from="'2026-11-29'" -f ResetPassword.sql
-- writes: pg_notify
with /* Learning/ResetPassword */
changed as (
    update identity.account
    set
        password_hash = :password_hash::text,
        email_confirmed = true
    where
        account.id = :id::bigint
        and account.email = :email::text
        and account.password_hash = :seen_hash::text
        and account.is_active
    returning account.id
),

ended as (
    insert into learning.token_start (account_id, valid_from)
    select
        changed.id,
        :valid_from::timestamptz
    from changed
    on conflict (account_id) do update
        set valid_from = greatest(token_start.valid_from, excluded.valid_from)
    returning token_start.account_id
)

select coalesce(pg_notify('identity_changed', ended.account_id::text)::text, '') as told
from ended
