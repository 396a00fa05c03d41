-- Users may post again.
-- psql -v app_id=1 -v user_ids="'{2}'" -v now="'2026-11-29'" -f ReactivateUsers.sql
update /* Chat/ReactivateUsers */ chat.app_user
set
    is_active = true,
    updated_at = :now::timestamptz
where
    app_user.app_id = :app_id::bigint
    and app_user.id = any(:user_ids::bigint[])
    and app_user.is_active <> true
