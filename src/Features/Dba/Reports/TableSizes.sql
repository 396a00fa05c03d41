-- Every table of the service with its size, the largest first. What is bloat is estimated: pages that the rows would not
-- need by their average width (pg_stats), so nothing is known of a table that was never analyzed.
-- psql -v limit=500 -f TableSizes.sql
with /* Dba/TableSizes */
width as (
    select
        pg_stats.schemaname,
        pg_stats.tablename,
        sum((1 - pg_stats.null_frac) * pg_stats.avg_width) as row_width,
        max(pg_stats.null_frac) > 0 as has_nulls
    from pg_catalog.pg_stats
    where not pg_stats.inherited
    group by pg_stats.schemaname, pg_stats.tablename
),

sized as (
    select
        pg_stat_user_tables.schemaname as schema_name,
        pg_stat_user_tables.relname as table_name,
        pg_class.reltuples,
        pg_relation_size(pg_class.oid) as table_bytes,
        pg_indexes_size(pg_class.oid) as index_bytes,
        pg_total_relation_size(pg_class.oid) as total_bytes,
        -- 4 bytes of line pointer; 23 of header, with a bit per column where there are nulls; all in steps of 8.
        pg_class.reltuples * (
            4
            + 8 * ceil((23 + case when width.has_nulls then pg_class.relnatts / 8 + 1 else 0 end) / 8.0)
            + 8 * ceil(width.row_width / 8.0)
        ) as needed_bytes,
        pg_stat_user_tables.n_live_tup,
        pg_stat_user_tables.n_dead_tup,
        pg_stat_user_tables.seq_scan,
        pg_stat_user_tables.idx_scan,
        greatest(pg_stat_user_tables.last_vacuum, pg_stat_user_tables.last_autovacuum) as vacuumed_at,
        greatest(pg_stat_user_tables.last_analyze, pg_stat_user_tables.last_autoanalyze) as analyzed_at
    from pg_catalog.pg_stat_user_tables
    inner join pg_catalog.pg_class on pg_class.oid = pg_stat_user_tables.relid
    left join width
        on width.schemaname = pg_stat_user_tables.schemaname
        and width.tablename = pg_stat_user_tables.relname
)

select
    sized.schema_name || '.' || sized.table_name as "table",
    sized.n_live_tup as rows,
    sized.total_bytes,
    sized.table_bytes,
    sized.index_bytes,
    sized.total_bytes - sized.table_bytes - sized.index_bytes as toast_bytes,
    greatest(0, (sized.table_bytes - sized.needed_bytes))::bigint as bloat_bytes,
    (100.0 * greatest(0, sized.table_bytes - sized.needed_bytes) / nullif(sized.table_bytes, 0))::double precision
        as bloat_percent,
    (100.0 * sized.n_dead_tup / nullif(sized.n_live_tup + sized.n_dead_tup, 0))::double precision as dead_percent,
    sized.seq_scan as full_scans,
    coalesce(sized.idx_scan, 0) as index_scans,
    sized.vacuumed_at,
    sized.analyzed_at
from sized
order by sized.total_bytes desc, sized.schema_name, sized.table_name
limit :limit::bigint
