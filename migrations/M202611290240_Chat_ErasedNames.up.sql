alter table chat.app_user
    add column former_email text,
    add column named_id bigint not null default 0,
    add column told_id bigint not null default 0,
    add column keeps_messages boolean not null default false;

comment on column chat.app_user.told_id is 'How far the job has taken the former id out of what webhooks are told.';

comment on column chat.app_user.named_id is 'How far the job has taken the former id out of system events.';

comment on column chat.app_user.former_email is
    'Of an erased user, until a job has taken it out of the system events, where it has come to named_id, and then of what webhooks are told, where it has come to told_id.';

-- Nobody was erased so far.
-- squawk-ignore require-concurrent-index-creation
create index app_user_to_forget_idx on chat.app_user (id) where former_email is not null;

comment on column chat.app_user.keeps_messages is
    'Of an erased user: the comments below blank_before_id stay, and only who is named where they are quoted changes.';
