-- The first key of all, once.
-- psql -v key="sha256('demo')" -v now="'2026-11-29'" -f SigningKeys.Make.sql
insert /* Learning/SigningKeys.Make */ into learning.signing_key (id, key, created)
values (0, :key::bytea, :now::timestamptz)
on conflict (id) do nothing
