-- The server and its database at a glance.
-- psql -f ServerState.sql
select /* Dba/ServerState */
    current_setting('server_version') as version,
    current_database()::text as database,
    pg_postmaster_start_time() as started_at,
    pg_is_in_recovery() as is_standby,
    pg_database_size(current_database()) as size_bytes,
    (
        select count(*)
        from pg_catalog.pg_stat_activity
        where pg_stat_activity.backend_type = 'client backend'
    ) as connections,
    current_setting('max_connections')::integer as most_connections,
    (100.0 * figures.blks_hit / nullif(figures.blks_hit + figures.blks_read, 0))::double precision
        as cache_hit_percent,
    figures.xact_commit as commits,
    figures.xact_rollback as rollbacks,
    figures.deadlocks,
    figures.temp_bytes,
    current_setting('pg_stat_statements.max', true) is not null as has_figures_loaded,
    exists (
        select
        from pg_catalog.pg_extension
        where pg_extension.extname = 'pg_stat_statements'
    ) as has_figures_extension
from pg_catalog.pg_stat_database as figures
where figures.datname = current_database()
