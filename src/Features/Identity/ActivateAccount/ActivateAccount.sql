-- Makes an account active.
-- psql -v username="'demo-user'" -f ActivateAccount.sql
update /* Identity/ActivateAccount */ identity.account
set is_active = true
where lower(account.username) = lower(:username::text)
