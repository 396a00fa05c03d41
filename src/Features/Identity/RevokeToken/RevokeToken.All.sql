-- Ends all tokens of an account. No row: no such account.
-- psql -v username="'demo-user'" -f RevokeToken.All.sql
with /* Identity/RevokeToken.All */
owner as (
    select account.id
    from identity.account
    where lower(account.username) = lower(:username::text)
),

ended as (
    delete from identity.token
    using owner
    where token.account_id = owner.id
    returning token.digest
)

select (select count(*) from ended) as tokens_ended
from owner
