-- The next users of an export.
-- psql -v app_id=1 -v start_date=null -v end_date=null -v after=0 -v limit=5000 -f ExportedUsers.sql
select /* Chat/ExportedUsers */
    app_user.id,
    app_user.email,
    app_user.username,
    app_user.avatar_url,
    app_user.auth_token,
    app_user.password_hash,
    app_user.created_at,
    app_user.extras::text as extras,
    app_user.is_active,
    app_user.erased_at
from chat.app_user
where
    app_user.app_id = :app_id::bigint
    and app_user.id > :after::bigint
    and not app_user.is_system
    and (:start_date::date is null or app_user.created_at >= :start_date::date::timestamp at time zone 'UTC')
    and (:end_date::date is null or app_user.created_at < (:end_date::date + 1)::timestamp at time zone 'UTC')
order by app_user.id
limit :limit::bigint
