-- What each statement of the service has cost since the figures of pg_stat_statements were last reset, by the name that
-- it carries; no row where the extension is not there or not loaded (docs/dba.md). Several texts of one name, such as
-- those of a list with different filters, are one row.
create or replace function ops.statement_figures()
    returns table (
        statement text,
        calls bigint,
        total_ms double precision,
        max_ms double precision,
        rows bigint,
        blocks_hit bigint,
        blocks_read bigint,
        temp_blocks bigint,
        wal_bytes bigint
    )
    language plpgsql
    stable
as $$
declare
    home text := (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_stat_statements');
begin
    if home is null or current_setting('pg_stat_statements.max', true) is null then
        return;
    end if;

    -- By its text: the view need not be there when this function is made, nor in the path.
    return query execute format(
        $statement$
            select
                figures.statement,
                sum(figures.calls)::bigint,
                sum(figures.total_exec_time),
                max(figures.max_exec_time),
                sum(figures.rows)::bigint,
                sum(figures.shared_blks_hit)::bigint,
                sum(figures.shared_blks_read)::bigint,
                sum(figures.temp_blks_written)::bigint,
                sum(figures.wal_bytes)::bigint
            from (
                select substring(told.query from '/\* ([A-Za-z]+/[A-Za-z.]+) \*/') as statement, told.*
                from %s.pg_stat_statements as told
                where told.dbid = (select oid from pg_database where datname = current_database())
            ) as figures
            where figures.statement is not null
            group by figures.statement
        $statement$,
        home
    );
end
$$;
