-- Makes an account inactive. Some contracts let inactive accounts use tokens; so that deactivating means something
-- everywhere, it ends them. No row: no such account.
-- psql -v username="'demo-user'" -f DeactivateAccount.sql
with /* Identity/DeactivateAccount */
switched as (
    update identity.account
    set is_active = false
    where lower(account.username) = lower(:username::text)
    returning id
),

ended as (
    delete from identity.token
    using switched
    where token.account_id = switched.id
    returning token.digest
)

select (select count(*) from ended) as tokens_ended
from switched
