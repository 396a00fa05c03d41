-- Where an index may be missing: a foreign key that none begins with, so that a change of the row it points to reads the
-- whole table; and a table of many rows that is read in full again and again.
-- psql -v many_rows=10000 -v limit=500 -f MissingIndexes.sql
with /* Dba/MissingIndexes */
unindexed as (
    select
        pg_constraint.conrelid as relid,
        'foreign key ' || pg_constraint.conname || ' ('
            || (
                select string_agg(pg_attribute.attname, ', ' order by pg_attribute.attnum)
                from pg_catalog.pg_attribute
                where
                    pg_attribute.attrelid = pg_constraint.conrelid
                    and pg_attribute.attnum = any(pg_constraint.conkey)
            )
            || ') has no index' as reason
    from pg_catalog.pg_constraint
    where
        pg_constraint.contype = 'f'
        and not exists (
            select
            from pg_catalog.pg_index
            where
                pg_index.indrelid = pg_constraint.conrelid
                and (
                    pg_index.indpred is null
                    -- Looking for what a row points to implies that it points to something.
                    or pg_get_expr(pg_index.indpred, pg_index.indrelid) = (
                        select format('(%I IS NOT NULL)', pg_attribute.attname)
                        from pg_catalog.pg_attribute
                        where
                            pg_attribute.attrelid = pg_index.indrelid
                            and pg_attribute.attnum = pg_constraint.conkey[1]
                    )
                )
                -- An int2vector counts from 0.
                and (pg_index.indkey::smallint[])[0:(cardinality(pg_constraint.conkey) - 1)] @> pg_constraint.conkey
        )
),

scanned as (
    select
        pg_stat_user_tables.relid,
        'read in full ' || pg_stat_user_tables.seq_scan || ' times, '
            || pg_stat_user_tables.seq_tup_read / pg_stat_user_tables.seq_scan || ' rows each' as reason
    from pg_catalog.pg_stat_user_tables
    where
        pg_stat_user_tables.n_live_tup >= :many_rows::bigint
        and pg_stat_user_tables.seq_scan > coalesce(pg_stat_user_tables.idx_scan, 0) / 10
        and pg_stat_user_tables.seq_scan > 10
        and pg_stat_user_tables.seq_tup_read / pg_stat_user_tables.seq_scan >= :many_rows::bigint / 2
),

missing as (
    select unindexed.relid, unindexed.reason
    from unindexed
    union all
    select scanned.relid, scanned.reason
    from scanned
)

select
    pg_stat_user_tables.schemaname || '.' || pg_stat_user_tables.relname as "table",
    pg_stat_user_tables.n_live_tup as rows,
    pg_relation_size(pg_stat_user_tables.relid) as table_bytes,
    pg_stat_user_tables.seq_scan as full_scans,
    missing.reason
from missing
inner join pg_catalog.pg_stat_user_tables on pg_stat_user_tables.relid = missing.relid
order by pg_stat_user_tables.n_live_tup desc, pg_stat_user_tables.relname, missing.reason
limit :limit::bigint
