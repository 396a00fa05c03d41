-- Ends one token.
-- psql -v digest="sha256('demo')" -f LogOut.sql
delete /* Sync/LogOut */ from identity.token
where token.digest = :digest::bytea
