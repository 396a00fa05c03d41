-- Registers a user or changes what is given of a known one; two calls at once make one user. No row: a new user
-- without a name, or the System user. A device's token goes over to whoever registers it last.
-- psql -v app_id=1 -v email="'ann@example.com'" -v username="'Ann'" -v password_hash=null -v avatar_url=null -v extras=null -v auth_token="'t'" -v device_token=null -v device_platform=null -v now="'2026-11-29'" -f LoginOrRegister.sql
with /* Chat/LoginOrRegister */
written as (
    insert into chat.app_user (
        app_id,
        email,
        username,
        avatar_url,
        password_hash,
        auth_token,
        extras,
        created_at,
        updated_at
    )
    select
        :app_id::bigint,
        :email::text,
        coalesce(:username::text, '-'), -- met by a known user alone, who keeps the name
        coalesce(:avatar_url::text, ''),
        coalesce(:password_hash::text, ''),
        :auth_token::text,
        coalesce(:extras::json, '{}'),
        :now::timestamptz,
        :now::timestamptz
    where
        :username::text is not null
        or chat.user_of(:app_id::bigint, :email::text) is not null
    on conflict (app_id, email_key) do update
        set
            username = coalesce(:username::text, app_user.username),
            avatar_url = coalesce(:avatar_url::text, app_user.avatar_url),
            password_hash = coalesce(:password_hash::text, app_user.password_hash),
            extras = coalesce(:extras::json, app_user.extras),
            updated_at = :now::timestamptz
        where not app_user.is_system
    returning
        app_user.id,
        app_user.email,
        app_user.username,
        app_user.avatar_url,
        app_user.extras,
        app_user.is_active,
        app_user.auth_token
),

device as (
    insert into chat.user_device (app_id, user_id, platform, token, updated_at)
    select
        :app_id::bigint,
        written.id,
        :device_platform::text,
        :device_token::text,
        :now::timestamptz
    from written
    where :device_token::text is not null
    on conflict (app_id, platform, token) do update
        set
            user_id = excluded.user_id,
            updated_at = excluded.updated_at
)

select
    written.id,
    written.email,
    written.username,
    coalesce(nullif(written.avatar_url, ''), app.default_avatar_url) as avatar_url,
    written.extras,
    coalesce(shown_user.last_comment_id, 0) as last_comment_id,
    written.is_active as active,
    written.auth_token as token
from written
inner join chat.app on app.id = :app_id::bigint
left join chat.shown_user
    on shown_user.app_id = :app_id::bigint
    and shown_user.id = written.id
