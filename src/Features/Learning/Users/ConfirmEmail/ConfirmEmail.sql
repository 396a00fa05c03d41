-- Confirms an address, if it is still that of the account. No row is changed: it is another by now.
-- psql -v id=1 -v email="'demo-anna@example.invalid'" -f ConfirmEmail.sql
update /* Learning/ConfirmEmail */ identity.account
set email_confirmed = true
where
    account.id = :id::bigint
    and account.email = :email::text
