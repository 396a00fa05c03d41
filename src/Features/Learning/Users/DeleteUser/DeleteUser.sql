-- Erases an account with a profile and all that hangs on it; what another area keeps in its name stops it.
-- psql -v id=1 -f DeleteUser.sql
delete /* Learning/DeleteUser */ from identity.account
using learning.profile
where
    account.id = :id::bigint
    and profile.account_id = account.id
