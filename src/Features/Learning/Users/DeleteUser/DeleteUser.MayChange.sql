-- Whether staff may change a person: a superuser only if they are one. No row: there is none with a profile.
-- psql -v id=8 -v caller_id=1 -f DeleteUser.MayChange.sql
select /* Learning/DeleteUser.MayChange */
    not account.is_superuser or exists (
        select
        from identity.account as caller
        where
            caller.id = :caller_id::bigint
            and caller.is_superuser
    ) as may_change
from identity.account
inner join learning.profile on profile.account_id = account.id
where account.id = :id::bigint
