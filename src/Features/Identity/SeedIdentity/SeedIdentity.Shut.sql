-- Takes password and tokens from the demo accounts, also those of the areas: their secrets are in the source. Usually
-- there is nothing to do.
-- psql -f SeedIdentity.Shut.sql
with /* Identity/SeedIdentity.Shut */
demo as (
    select account.id
    from identity.account
    where account.email like 'demo%@example.invalid'
),

ended as (
    delete from identity.token
    using demo
    where token.account_id = demo.id
)

update identity.account
set password_hash = ''
from demo
where
    account.id = demo.id
    and account.password_hash <> ''
