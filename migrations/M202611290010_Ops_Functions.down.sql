drop table ops.function;

alter table ops.migration drop constraint migration_version_key;

create unique index migration_version_key on ops.migration (version);
