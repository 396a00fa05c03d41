-- The app of a secret.
-- psql -v digest="sha256('demo')" -f FindSecret.sql
select /* Chat/FindSecret */
    app.id as app_id,
    app.app_id as app_code,
    app.default_avatar_url
from chat.app_secret
inner join chat.app on app.id = app_secret.app_id
where
    app_secret.digest = :digest::bytea
    and app_secret.revoked_at is null
