comment on schema ops is 'What the service keeps about itself: which migrations and functions a database has.';

create table ops.function (
    name text primary key,
    digest text not null,
    applied_on timestamptz not null
);

comment on table ops.function is 'Which text of each migrations/functions/*/*.sql this database has.';

comment on column ops.function.applied_on is 'When this text was written.';

comment on column ops.function.digest is 'SHA-256 of the file.';

-- FluentMigrator makes the table with a unique index only.
alter table ops.migration add constraint migration_version_key primary key using index migration_version_key;

comment on table ops.migration is 'Which migrations this database has; written by FluentMigrator.';

comment on column ops.migration.version is 'The number of the migration, the time of its making.';

comment on column ops.migration.applied_on is 'When it was applied, in UTC.';
