-- Stores the hash of a new password.
-- psql -v username="'demo-user'" -v password_hash="''" -f SetPassword.sql
update /* Identity/SetPassword */ identity.account
set password_hash = :password_hash::text
where lower(account.username) = lower(:username::text)
