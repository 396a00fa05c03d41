-- What the service's statements have cost since the figures were last reset, the dearest first; nothing without
-- pg_stat_statements.
-- psql -f StatementFigures.sql
select /* Dba/StatementFigures */
    figures.statement,
    figures.calls,
    figures.total_ms,
    figures.total_ms / nullif(figures.calls, 0) as mean_ms,
    figures.max_ms,
    figures.rows,
    (100.0 * figures.blocks_hit / nullif(figures.blocks_hit + figures.blocks_read, 0))::double precision
        as cache_hit_percent,
    figures.wal_bytes,
    figures.temp_blocks * current_setting('block_size')::bigint as temp_bytes
from ops.statement_figures() as figures
order by figures.total_ms desc, figures.statement
