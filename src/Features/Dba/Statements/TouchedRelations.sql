-- The names of the service's tables and views, to find them in the text of a statement.
-- psql -f TouchedRelations.sql
select /* Dba/TouchedRelations */
    pg_namespace.nspname || '.' || pg_class.relname as name
from pg_catalog.pg_class
inner join pg_catalog.pg_namespace on pg_namespace.oid = pg_class.relnamespace
where
    pg_class.relkind in ('r', 'p', 'v', 'm')
    and pg_namespace.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by 1
