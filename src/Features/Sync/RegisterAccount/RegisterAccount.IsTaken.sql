-- Whether an account has this name or this address, in any letter case.
-- psql -v username="'ada'" -v email="'ada@example.org'" -f RegisterAccount.IsTaken.sql
select /* Sync/RegisterAccount.IsTaken */
    exists (
        select
        from identity.account
        where
            lower(account.username) = lower(:username::text)
            or (lower(account.email) = lower(:email::text) and account.email <> '')
    ) as is_taken
