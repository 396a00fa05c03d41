create table ops.function (
    name text primary key,
    digest text not null,
    applied_on timestamptz not null
);

comment on table ops.function is 'Which text of each migrations/functions/*/*.sql this database has.';

comment on column ops.function.digest is 'SHA-256 of the file.';
