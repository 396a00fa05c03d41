-- Changes what is given of a user. No row: no such user.
-- psql -v app_id=1 -v email="'ann@example.com'" -v name="'Ann'" -v avatar_url=null -v password_hash=null -v extras=null -v now="'2026-11-29'" -f UpdateProfile.sql
with /* Chat/UpdateProfile */
written as (
    update chat.app_user
    set
        username = coalesce(:name::text, app_user.username),
        avatar_url = coalesce(:avatar_url::text, app_user.avatar_url),
        password_hash = coalesce(:password_hash::text, app_user.password_hash),
        extras = coalesce(:extras::json, app_user.extras),
        updated_at = :now::timestamptz
    where
        app_user.app_id = :app_id::bigint
        and app_user.id = chat.user_of(:app_id::bigint, :email::text)
    returning
        app_user.id,
        app_user.username,
        app_user.avatar_url,
        app_user.extras
)

select
    shown_user.id,
    shown_user.email,
    written.username,
    coalesce(nullif(written.avatar_url, ''), app.default_avatar_url) as avatar_url,
    written.extras,
    shown_user.last_comment_id,
    shown_user.is_active as active,
    shown_user.auth_token as token
from written
inner join chat.app on app.id = :app_id::bigint
inner join chat.shown_user
    on shown_user.app_id = :app_id::bigint
    and shown_user.id = written.id
