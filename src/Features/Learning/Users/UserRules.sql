-- Whether another account has an address, as its e-mail or its name, and whether there is a specialization.
-- psql -v email="'demo-anna@example.invalid'" -v specialization=1 -v account_id=null -f UserRules.sql
select /* Learning/UserRules */
    exists (
        select
        from identity.account
        where
            lower(account.email) = lower(:email::text)
            and account.email <> ''
            and account.id is distinct from :account_id::bigint
    )
    or exists (
        select
        from identity.account
        where
            lower(account.username) = lower(:email::text)
            and account.id is distinct from :account_id::bigint
    ) as is_taken,
    exists (
        select
        from learning.specialization
        where specialization.id = :specialization::bigint
    ) as is_known
