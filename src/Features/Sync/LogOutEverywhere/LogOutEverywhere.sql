-- Ends all tokens of an account.
-- psql -v account_id=1 -f LogOutEverywhere.sql
delete /* Sync/LogOutEverywhere */ from identity.token
where token.account_id = :account_id::bigint
