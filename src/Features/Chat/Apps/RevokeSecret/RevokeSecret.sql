-- Revokes a secret of an app by the start of its digest.
-- psql -v app_code="'shop'" -v id="'0123456789ab'" -v now="'2026-11-29'" -f RevokeSecret.sql
update /* Chat/RevokeSecret */ chat.app_secret
set revoked_at = :now::timestamptz
from chat.app
where
    app.app_id = :app_code::text
    and app_secret.app_id = app.id
    and app_secret.revoked_at is null
    and starts_with(encode(app_secret.digest, 'hex'), :id::text)
