-- All apps, with how many secrets, users and rooms each has.
-- psql -f ListApps.sql
select /* Chat/ListApps */
    app.app_id,
    app.name,
    (
        select count(*)
        from chat.app_secret
        where app_secret.app_id = app.id and app_secret.revoked_at is null
    ) as secrets,
    (select count(*) from chat.app_user where app_user.app_id = app.id and not app_user.is_system) as users,
    (select count(*) from chat.room where room.app_id = app.id and room.deleted_at is null) as rooms,
    app.is_demo,
    app.created_at
from chat.app
order by app.app_id
