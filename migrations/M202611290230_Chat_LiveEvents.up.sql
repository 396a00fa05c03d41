create table chat.live_event (
    app_id bigint not null,
    xact xid8 not null default pg_current_xact_id(),
    place bigint not null generated always as identity,
    room_id bigint not null,
    comment_id bigint,
    event_id bigint,
    created_at timestamptz not null,
    primary key (app_id, xact, place),
    check (num_nonnulls(comment_id, event_id) = 1)
) with (autovacuum_vacuum_scale_factor = 0.05);

comment on table chat.live_event is
    'What open streams are told: new comments, and rows of chat.event. Kept for about a day, for those who resume. No foreign keys: a row costs post_comment as little as it can, and what is gone is passed over. Vacuumed after 5 % of changes, not 20: a days rows go as the next days come.';

comment on column chat.live_event.app_id is 'The app whose streams are told.';

comment on column chat.live_event.room_id is 'The room in which it happened.';

comment on column chat.live_event.comment_id is 'A new comment; else event_id.';

comment on column chat.live_event.event_id is 'A row of chat.event; else comment_id.';

comment on column chat.live_event.xact is
    'The transaction that wrote it. What a reader has seen is what was committed in a snapshot: numbers alone do not tell, they are drawn before the commit.';

comment on column chat.live_event.place is 'Within a room the order in which things happened.';

create index live_event_created_at_idx on chat.live_event using brin (created_at);

comment on table chat.event is
    'What happened, for webhooks and open streams, written in the transaction that caused it. A comment has an event only where a webhook asks for it: streams are pointed to its own row (chat.live_event).';
