select
    pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
    (
        select coalesce(sum(statement.calls), 0)::bigint
        from pg_stat_statements as statement
        where
            statement.query !~* '^(begin|commit|rollback|vacuum|checkpoint|analyze)'
            and statement.query !~ 'pg_stat_statements'
    )
