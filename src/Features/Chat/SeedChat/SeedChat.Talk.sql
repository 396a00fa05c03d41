-- One comment of the demo app.
-- writes: chat.append_comment
-- psql -v app_code="'demo-shop'" -v unique_id="'harbour'" -v email="'ann@example.com'" -v message="'Hello'" -v unique_temp_id="'k'" -v now="'2026-11-29'" -f SeedChat.Talk.sql
select /* Chat/SeedChat.Talk */
    appended.outcome
from chat.app
cross join lateral chat.append_comment(
    app.id,
    chat.room_of(app.id, :unique_id::text),
    chat.user_of(app.id, :email::text),
    'text',
    :message::text,
    null,
    '{}',
    false,
    :unique_temp_id::text,
    null,
    true,
    '{post_comment, push}',
    :now::timestamptz
) as appended
where app.app_id = :app_code::text
