-- The address of an account.
-- psql -v id=1 -f ConfirmEmail.Find.sql
select /* Learning/ConfirmEmail.Find */ account.email
from identity.account
where account.id = :id::bigint
