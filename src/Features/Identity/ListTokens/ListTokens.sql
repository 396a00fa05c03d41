-- An account's tokens, newest first. One row of nulls: the account has none. No row: no such account.
-- psql -v username="'demo-user'" -f ListTokens.sql
select /* Identity/ListTokens */
    left(encode(token.digest, 'hex'), 12) as id,
    token.name,
    token.created_at,
    token.expires_at,
    token.last_used_at
from identity.account
left join identity.token on token.account_id = account.id
where lower(account.username) = lower(:username::text)
order by token.created_at desc
