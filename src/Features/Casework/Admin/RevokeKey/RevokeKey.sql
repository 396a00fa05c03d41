-- Revokes what a user calls with through a source.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v now="'2026-11-29'" -f RevokeKey.sql
update /* Casework/RevokeKey */ casework.user_key
set revoked = :now::timestamptz
where
    user_key.org_id = :org_id::bigint
    and user_key.source_id = :source_id::bigint
    and user_key.user_id = :user_id::bigint
    and user_key.revoked is null
