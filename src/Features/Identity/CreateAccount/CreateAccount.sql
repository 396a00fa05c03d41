-- Creates an account. No id: the name or the address, in any letter case, belongs to somebody else.
-- psql -v username="'demo-user'" -v email="''" -v first_name="''" -v last_name="''" -v password_hash="''" -v is_active=true -v is_staff=false -v is_superuser=false -v is_service_account=false -v now="'2026-11-22'" -f CreateAccount.sql
with /* Identity/CreateAccount */
written as (
    insert into identity.account (
        username,
        email,
        first_name,
        last_name,
        password_hash,
        is_active,
        is_staff,
        is_superuser,
        is_service_account,
        date_joined
    )
    values (
        :username::text,
        :email::text,
        :first_name::text,
        :last_name::text,
        :password_hash::text,
        :is_active::boolean,
        :is_staff::boolean,
        :is_superuser::boolean,
        :is_service_account::boolean,
        :now::timestamptz
    )
    on conflict do nothing
    returning id
)

select
    (select written.id from written) as id,
    exists (
        select from identity.account
        where lower(account.username) = lower(:username::text)
    ) as username_taken,
    exists (
        select from identity.account
        where
            account.email <> ''
            and lower(account.email) = lower(:email::text)
    ) as email_taken
