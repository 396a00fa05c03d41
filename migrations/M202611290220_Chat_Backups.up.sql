alter table chat.export add column deleted_at timestamptz;

comment on column chat.export.deleted_at is 'Gone for callers; a job removes the files, then the row.';

-- The tables are as new as this and hold nothing yet.
-- squawk-ignore require-concurrent-index-creation
create index export_to_remove_idx on chat.export (id) where deleted_at is not null;

-- An export reads the comments of one app in the order of their ids, whatever other apps have between them.
-- squawk-ignore require-concurrent-index-creation
create index comment_app_id_idx on chat.comment (app_id, id);

-- The rows of files that are being imported. Unlogged: a job whose rows went with the server begins anew.
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
    'Users on their way in. Here and in its two like a null is what is wrong with the row, or not known yet.';

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

comment on column chat.import_comment.payload is
    'JSON; of a reply up to the id of the comment that it answers, whose number is not known yet, and payload_end what follows.';

comment on column chat.import_comment.parent_row is 'The row of the same file that is answered; else parent_id, the comment.';

create index import_comment_unique_id_idx on chat.import_comment (import_id, unique_id);
