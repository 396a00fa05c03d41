-- Who is meant by the user ids that a call names, in its order; nulls: nobody.
-- psql -v app_id=1 -v emails="'{ann@example.invalid}'" -f KnownUsers.sql
select /* Chat/KnownUsers */
    asked.email as asked,
    app_user.id,
    app_user.email,
    app_user.username,
    app_user.is_active
from unnest(:emails::text[]) with ordinality as asked (email, ordinal)
left join chat.app_user
    on app_user.app_id = :app_id::bigint
    and app_user.email_key = lower(asked.email)
    and not app_user.is_system
    and app_user.erased_at is null
order by asked.ordinal
