comment on column casework.audit.changes is 'By field: [before, after].';

comment on column casework.audit.action is null;

comment on column casework.audit.grp is null;

drop type casework.sent cascade; -- with the functions that take it

drop type casework.writer cascade;
