-- Ends one token.
-- psql -v digest="'\\x00'" -f LogOut.sql
delete /* Sync/LogOut */ from identity.token
where token.digest = :digest::bytea
