-- The demo app with its System user and users. No row: it is there.
-- psql -v app_code="'demo-shop'" -v emails="'{ann}'" -v usernames="'{Ann}'" -v auth_tokens="'{t}'" -v system_token="'s'" -v now="'2026-11-29'" -f SeedChat.People.sql
with /* Chat/SeedChat.People */
created as (
    insert into chat.app (app_id, name, is_demo, created_at)
    values (:app_code::text, 'Demo shop', true, :now::timestamptz)
    on conflict (app_id) do nothing
    returning id
),

person as (
    select
        'system@' || :app_code::text as email,
        'System' as username,
        :system_token::text as auth_token,
        true as is_system,
        0 as ordinal
    union all
    select
        item.email,
        item.username,
        item.auth_token,
        false,
        item.ordinal
    from unnest(:emails::text[], :usernames::text[], :auth_tokens::text[]) with ordinality
        as item (email, username, auth_token, ordinal)
)

insert into chat.app_user (
    app_id,
    email,
    username,
    password_hash,
    auth_token,
    is_system,
    created_at,
    updated_at
)
select
    created.id,
    person.email,
    person.username,
    '',
    person.auth_token,
    person.is_system,
    :now::timestamptz,
    :now::timestamptz
from created
cross join person
order by person.ordinal
