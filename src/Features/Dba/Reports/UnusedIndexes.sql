-- Indexes that only cost: never used since the server counts, or doubled by another on the same columns. Those that keep
-- a rule (primary keys, unique and exclusion constraints) are told only where another keeps the same one. On a standby
-- each server counts its own use.
-- psql -v limit=500 -f UnusedIndexes.sql
with /* Dba/UnusedIndexes */
known as (
    select
        pg_index.indexrelid,
        pg_index.indrelid,
        pg_index.indisunique or pg_index.indisexclusion as keeps_rule,
        pg_stat_user_indexes.schemaname || '.' || pg_stat_user_indexes.relname as table_name,
        pg_stat_user_indexes.schemaname || '.' || pg_stat_user_indexes.indexrelname as index_name,
        pg_stat_user_indexes.idx_scan,
        -- What makes two indexes the same but for their name: method, columns, operators, order, condition.
        substring(pg_get_indexdef(pg_index.indexrelid) from ' USING (.*)$') as definition
    from pg_catalog.pg_index
    inner join pg_catalog.pg_stat_user_indexes on pg_stat_user_indexes.indexrelid = pg_index.indexrelid
),

doubled as (
    select distinct on (known.indexrelid)
        known.indexrelid,
        other.index_name as by_name
    from known
    inner join known as other
        on other.indrelid = known.indrelid
        and other.definition = known.definition
        and other.keeps_rule >= known.keeps_rule
    where
        other.keeps_rule <> known.keeps_rule
        or other.indexrelid < known.indexrelid -- of two alike the later one is told
    order by known.indexrelid, other.indexrelid
)

select
    known.table_name as "table",
    known.index_name as "index",
    pg_relation_size(known.indexrelid) as size_bytes,
    known.idx_scan as scans,
    case
        when doubled.by_name is not null then 'the same as ' || doubled.by_name
        else 'never used'
    end as reason,
    known.definition
from known
left join doubled on doubled.indexrelid = known.indexrelid
where
    doubled.by_name is not null
    or (known.idx_scan = 0 and not known.keeps_rule)
order by pg_relation_size(known.indexrelid) desc, known.index_name
limit :limit::bigint
