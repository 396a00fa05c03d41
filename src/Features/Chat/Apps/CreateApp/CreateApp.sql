-- An app with its System user, the author of system events, and its first secret.
-- psql -v app_code="'shop'" -v name="'Shop'" -v default_avatar_url="''" -v is_demo=false -v digest="sha256('demo')" -v auth_token="'t'" -v now="'2026-11-29'" -f CreateApp.sql
with /* Chat/CreateApp */
created as (
    insert into chat.app (app_id, name, default_avatar_url, is_demo, created_at)
    values (:app_code::text, :name::text, :default_avatar_url::text, :is_demo::boolean, :now::timestamptz)
    returning id
),

author as (
    insert into chat.app_user (app_id, email, username, password_hash, auth_token, is_system, created_at, updated_at)
    select
        created.id,
        'system@' || :app_code::text,
        'System',
        '',
        :auth_token::text,
        true,
        :now::timestamptz,
        :now::timestamptz
    from created
)

insert into chat.app_secret (digest, app_id, created_at)
select :digest::bytea, created.id, :now::timestamptz
from created
