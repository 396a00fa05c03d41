-- An app's secrets, newest first, revoked ones too.
-- psql -v app_code="'shop'" -f ListSecrets.sql
select /* Chat/ListSecrets */
    left(encode(app_secret.digest, 'hex'), 12) as id,
    app_secret.name,
    app_secret.created_at,
    app_secret.revoked_at
from chat.app
inner join chat.app_secret on app_secret.app_id = app.id
where app.app_id = :app_code::text
order by app_secret.created_at desc
