-- Stores a secret's digest. No row written: no such app.
-- psql -v app_code="'shop'" -v name="''" -v digest="sha256('demo')" -v now="'2026-11-29'" -f AddSecret.sql
insert /* Chat/AddSecret */ into chat.app_secret (digest, app_id, name, created_at)
select
    :digest::bytea,
    app.id,
    :name::text,
    :now::timestamptz
from chat.app
where app.app_id = :app_code::text
