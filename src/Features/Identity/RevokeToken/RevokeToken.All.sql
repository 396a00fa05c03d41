-- Ends all tokens of an account.
-- psql -v username="'ann'" -f RevokeToken.All.sql
delete /* Identity/RevokeToken.All */ from identity.token
using identity.account
where
    account.id = token.account_id
    and lower(account.username) = lower(:username::text)
