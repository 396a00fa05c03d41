-- The key of a user for a source.
-- psql -v key_hash="sha256('demo')" -v org_id=1 -v source_id=1 -v user_id=1 -v now="'2026-11-29'" -f CreateKey.sql
insert /* Casework/CreateKey */ into casework.user_key (key_hash, org_id, user_id, source_id, created)
values (:key_hash::bytea, :org_id::bigint, :user_id::bigint, :source_id::bigint, :now::timestamptz)
