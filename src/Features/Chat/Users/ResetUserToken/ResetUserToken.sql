-- Gives a user another token. No row: no such user.
-- psql -v app_id=1 -v user_email="'ann@example.com'" -v token="'t'" -v now="'2026-11-29'" -f ResetUserToken.sql
with /* Chat/ResetUserToken */
written as (
    update chat.app_user
    set
        auth_token = :token::text,
        updated_at = :now::timestamptz
    where
        app_user.app_id = :app_id::bigint
        and app_user.id = chat.user_of(:app_id::bigint, :user_email::text)
    returning app_user.id
)

select
    shown_user.id,
    shown_user.email,
    shown_user.username,
    shown_user.avatar_url,
    shown_user.extras,
    shown_user.last_comment_id,
    shown_user.is_active as active,
    :token::text as token
from written
inner join chat.shown_user
    on shown_user.app_id = :app_id::bigint
    and shown_user.id = written.id
