-- An app with 1,000 users who share a room, 1,000 rooms of the first with each of them, a room for posts, and one with a
-- long chain.
insert into chat.app (app_id, name) values ('bench', 'Bench');

insert into chat.app_secret (digest, app_id)
select :digest::bytea, app.id
from chat.app
where app.app_id = 'bench';

insert into chat.app_user (app_id, email, username, password_hash, auth_token, is_system)
select app.id, person.email, person.email, '', person.email, person.email = 'system@bench'
from chat.app
cross join (
    select 'user-' || number
    from generate_series(1, 1000) as number
    union all
    select 'system@bench'
) as person (email)
where app.app_id = 'bench';

insert into chat.room (app_id, unique_id, type, name, creator_id)
select app_user.app_id, room.unique_id, 'group', room.unique_id, app_user.id
from chat.app_user
cross join (
    select 'room-' || number
    from generate_series(1, 1000) as number
    union all
    values ('crowd'), ('hot'), ('long')
) as room (unique_id)
where app_user.email = 'user-1' and app_user.auth_token = 'user-1';

insert into chat.participant (app_id, room_id, user_id)
select room.app_id, room.id, app_user.id
from chat.room
inner join chat.app on app.id = room.app_id and app.app_id = 'bench'
inner join chat.app_user on app_user.app_id = room.app_id and not app_user.is_system
where
    app_user.email in ('user-1', replace(room.unique_id, 'room-', 'user-'))
    or room.unique_id = 'crowd'
    or (room.unique_id = 'hot' and app_user.email like 'user-_');

with said as (
    insert into chat.comment (
        app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
    )
    select
        room.app_id,
        room.id,
        number,
        number - 1,
        room.creator_id,
        'text',
        'Comment ' || number,
        'long-' || number,
        timestamptz '2026-11-01' + number * interval '1 second'
    from chat.room
    inner join chat.app on app.id = room.app_id and app.app_id = 'bench'
    cross join generate_series(1, :comments::bigint) as number
    where room.unique_id = 'long'
    returning room_id, id, room_seq, message, created_at
)

update chat.room
set
    comment_seq = said.room_seq,
    last_comment_id = said.id,
    last_comment_message = said.message,
    last_comment_at = said.created_at
from said
where room.id = said.room_id and said.room_seq = :comments::bigint;
