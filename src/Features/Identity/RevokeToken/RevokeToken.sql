-- Ends the token whose digest starts with these hex digits (12 or more). A trigger tells the nodes.
-- psql -v id="'0123456789ab'" -f RevokeToken.sql
delete /* Identity/RevokeToken */ from identity.token
where starts_with(encode(token.digest, 'hex'), :id::text)
