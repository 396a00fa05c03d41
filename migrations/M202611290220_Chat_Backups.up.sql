alter table chat.export add column deleted_at timestamptz;

comment on column chat.export.deleted_at is 'Gone for callers; a job removes the files, then the row.';

-- The tables are as new as this and hold nothing yet.
-- squawk-ignore require-concurrent-index-creation
create index export_to_remove_idx on chat.export (id) where deleted_at is not null;

-- squawk-ignore require-concurrent-index-creation
create index comment_app_id_idx on chat.comment (app_id, id);

comment on index chat.comment_app_id_idx is
    'An export reads the comments of one app in the order of their ids, whatever other apps have between them.';

create unlogged table chat.import_user (
    import_id bigint not null references chat.import on delete cascade,
    row_number integer not null,
    email text,
    username text,
    avatar_url text,
    auth_token text,
    password_hash text,
    extras json,
    is_active boolean,
    created_at timestamptz,
    erased_at timestamptz,
    primary key (import_id, row_number)
);

comment on table chat.import_user is
    'Users on their way in: the rows of a file that is being imported. Unlogged: a job whose rows went with the server begins anew. Here and in its two like a null is what is wrong with the row, or not known yet.';

comment on column chat.import_user.row_number is 'The row in the file, from 1.';

comment on column chat.import_user.auth_token is 'The token of the user in the file; null: one is made.';

comment on column chat.import_user.extras is 'As in the file.';

comment on column chat.import_user.is_active is 'As in the file.';

comment on column chat.import_user.erased_at is
    'As in the file: when the user was erased in the app that was exported.';

comment on column chat.import_user.password_hash is 'Null where the file has a plain text, until it is hashed: that is never stored.';

create index import_user_email_idx on chat.import_user (import_id, lower(email));

create unlogged table chat.import_room (
    import_id bigint not null references chat.import on delete cascade,
    row_number integer not null,
    unique_id text,
    type text,
    is_channel boolean,
    name text,
    avatar_url text,
    options text,
    creator_email text,
    participant_emails json,
    created_at timestamptz,
    primary key (import_id, row_number)
);

comment on table chat.import_room is 'Rooms on their way in, as chat.import_user.';

comment on column chat.import_room.row_number is 'The row in the file, from 1.';

comment on column chat.import_room.unique_id is 'As in the file.';

comment on column chat.import_room.type is 'As in the file.';

comment on column chat.import_room.is_channel is 'As in the file.';

comment on column chat.import_room.options is 'As in the file.';

comment on column chat.import_room.creator_email is 'Who made it, by the id in the file.';

comment on column chat.import_room.participant_emails is 'A list of texts, in the order in which they joined.';

create index import_room_unique_id_idx on chat.import_room (import_id, unique_id);

create unlogged table chat.import_comment (
    import_id bigint not null references chat.import on delete cascade,
    row_number integer not null,
    unique_id text,
    room_unique_id text,
    creator_email text,
    type text,
    message text,
    payload text,
    payload_end text,
    extras json,
    disable_link_preview boolean,
    parent_unique_id text,
    created_at timestamptz,
    edited_at timestamptz,
    deleted_at timestamptz,
    room_id bigint,
    user_id bigint,
    parent_row integer,
    parent_id bigint,
    comment_id bigint,
    room_seq bigint,
    comment_before_id bigint,
    primary key (import_id, row_number)
) with (fillfactor = 60);

comment on table chat.import_comment is
    'Comments on their way in, as chat.import_user. Fillfactor 60: each row is updated several times before it is written to chat.comment.';

comment on column chat.import_comment.row_number is 'The row in the file, from 1.';

comment on column chat.import_comment.unique_id is 'The unique_temp_id in the file.';

comment on column chat.import_comment.room_unique_id is 'Its room, by the id in the file.';

comment on column chat.import_comment.creator_email is 'Its author, by the id in the file.';

comment on column chat.import_comment.type is 'As in the file.';

comment on column chat.import_comment.message is 'As in the file.';

comment on column chat.import_comment.payload_end is
    'What follows in the payload behind the id of the comment that is answered.';

comment on column chat.import_comment.extras is 'As in the file.';

comment on column chat.import_comment.disable_link_preview is 'As in the file.';

comment on column chat.import_comment.parent_unique_id is 'The comment that it answers, by the id in the file.';

comment on column chat.import_comment.edited_at is 'As in the file.';

comment on column chat.import_comment.deleted_at is 'As in the file.';

comment on column chat.import_comment.room_id is 'The room, once it is found.';

comment on column chat.import_comment.user_id is 'The author, once found.';

comment on column chat.import_comment.parent_id is 'The comment that it answers, once found.';

comment on column chat.import_comment.comment_id is 'The id that it gets, drawn when all rows are right.';

comment on column chat.import_comment.room_seq is 'The place in its room''s chain that it gets.';

comment on column chat.import_comment.comment_before_id is 'The comment before it in its room''s chain.';

comment on column chat.import_comment.payload is
    'JSON; of a reply up to the id of the comment that it answers, whose number is not known yet, and payload_end what follows.';

comment on column chat.import_comment.parent_row is 'The row of the same file that is answered; else parent_id, the comment.';

create index import_comment_unique_id_idx on chat.import_comment (import_id, unique_id);
