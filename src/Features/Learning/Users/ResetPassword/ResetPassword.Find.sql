-- What a link to set a new password is about.
-- psql -v id=1 -f ResetPassword.Find.sql
select /* Learning/ResetPassword.Find */
    account.email,
    account.password_hash
from identity.account
where
    account.id = :id::bigint
    and account.is_active
    and not account.is_service_account
