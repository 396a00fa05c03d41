-- A user.
-- psql -v app_id=1 -v user_email="'ann@example.com'" -f GetUserProfile.sql
select /* Chat/GetUserProfile */
    shown_user.id,
    shown_user.email,
    shown_user.username,
    shown_user.avatar_url,
    shown_user.extras,
    shown_user.last_comment_id,
    shown_user.is_active as active,
    shown_user.auth_token as token
from chat.shown_user
where
    shown_user.app_id = :app_id::bigint
    and shown_user.id = chat.user_of(:app_id::bigint, :user_email::text)
