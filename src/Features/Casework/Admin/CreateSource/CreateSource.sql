-- A supplier's software.
-- psql -v name="'Steps'" -v key_hash="sha256('demo')" -f CreateSource.sql
insert /* Casework/CreateSource */ into casework.source (name, key_hash)
values (:name::text, :key_hash::bytea)
returning id
