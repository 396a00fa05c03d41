-- Stores a token's digest. No row written: no such account.
-- psql -v username="'demo-user'" -v name="''" -v digest="sha256('demo')" -v now="'2026-11-22'" -v expires_at=null -f CreateToken.sql
insert /* Identity/CreateToken */ into identity.token (digest, account_id, name, created_at, expires_at)
select
    :digest::bytea,
    account.id,
    :name::text,
    :now::timestamptz,
    :expires_at::timestamptz
from identity.account
where lower(account.username) = lower(:username::text)
