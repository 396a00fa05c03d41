-- Two apps of one user and one room; one of them has the comments.
insert into chat.app (app_id, name) values ('source', 'Source'), ('copy', 'Copy');

insert into chat.app_secret (digest, app_id)
select known.digest, app.id
from (values ('source', :source::bytea), ('copy', :copy::bytea)) as known (app_id, digest)
inner join chat.app on app.app_id = known.app_id;

insert into chat.app_user (app_id, email, username, password_hash, auth_token, is_system)
select app.id, person.email, person.email, '', person.email, person.is_system
from chat.app
cross join (values ('user-1', false), ('system', true)) as person (email, is_system);

insert into chat.room (app_id, unique_id, type, name, creator_id)
select app_user.app_id, 'long', 'group', 'Long', app_user.id
from chat.app_user
where not app_user.is_system;

insert into chat.participant (app_id, room_id, user_id)
select room.app_id, room.id, room.creator_id
from chat.room;

insert into chat.comment (
    app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
)
select
    room.app_id,
    room.id,
    number,
    0,
    room.creator_id,
    'text',
    'Comment ' || number || repeat(' some words', 8),
    'long-' || number,
    timestamptz '2026-11-01' + number * interval '1 second'
from chat.room
inner join chat.app on app.id = room.app_id and app.app_id = 'source'
cross join generate_series(1, :comments::bigint) as number;
