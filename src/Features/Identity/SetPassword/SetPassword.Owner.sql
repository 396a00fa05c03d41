-- What a new password is compared with.
-- psql -v username="'demo-user'" -f SetPassword.Owner.sql
select /* Identity/SetPassword.Owner */
    account.username,
    account.email,
    account.first_name,
    account.last_name
from identity.account
where lower(account.username) = lower(:username::text)
