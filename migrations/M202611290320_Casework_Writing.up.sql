create type casework.writer as (
    org_id bigint,
    source_id bigint,
    user_id bigint,
    time_zone text,
    branch_system boolean,
    all_projects boolean,
    projects bigint[],
    all_branches boolean,
    branches bigint[],
    all_types boolean,
    types integer[],
    now timestamptz
);

comment on type casework.writer is 'Who writes, what they may see, and when it is.';

create type casework.sent as (
    given jsonb,
    zoned text[],
    options jsonb,
    extensions jsonb,
    missing text[],
    emptied text[],
    is_empty boolean,
    is_sound boolean
);

comment on type casework.sent is
    'A body whose values are of the right types: what only the database knows is still to be checked.';

comment on column casework.sent.given is 'Values by column; what was not sent is not in it.';

comment on column casework.sent.zoned is 'The columns of given whose times carry a zone.';

comment on column casework.sent.options is 'A list of {field, name, list, key}: options that were chosen, by dictionary.';

comment on column casework.sent.extensions is 'A list of {id, field, value, zoned}: values of extension fields.';

comment on column casework.sent.missing is 'Fields that were not sent and that a new record needs.';

comment on column casework.sent.emptied is 'Fields that were emptied and that a record needs.';

comment on column casework.sent.is_sound is 'False: something is wrong already, nothing is written.';

comment on column casework.audit.grp is
    'clients, referrals, contacts, schedules, extension_database (a record of one, whichever) or external_referrals.';

comment on column casework.audit.action is
    'create, update, complete or cancel (a due contact), upload (files to a client or referral), or consequence (of writing another record).';

comment on column casework.audit.changes is
    'By field: [before, after], as typed in the database; extension fields are x and their number.';
