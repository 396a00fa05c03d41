-- Who waits for a lock, and for whom. Of a statement only its name is told, and only if it is one of the service's.
-- psql -v now="'2026-11-22'" -v names="'{Sync/ListOrganizations}'" -v limit=100 -f Locks.sql
with /* Dba/Locks */
activity as (
    select
        pg_stat_activity.pid,
        pg_stat_activity.state,
        pg_stat_activity.xact_start,
        coalesce(known.name, 'another') as statement
    from pg_catalog.pg_stat_activity
    left join unnest(:names::text[]) as known (name)
        on known.name = substring(pg_stat_activity.query from '/\* ([A-Za-z]+/[A-Za-z.]+) \*/')
)

select
    waiting.pid,
    waiting.statement,
    greatest(0, extract(epoch from :now::timestamptz - pg_locks.waitstart))::double precision as waiting_seconds,
    pg_locks.mode || ' on ' || coalesce(pg_locks.relation::regclass::text, pg_locks.locktype) as waits_for,
    blocking.pid as blocked_by,
    coalesce(blocking.statement, '') as blocking_statement,
    coalesce(blocking.state, '') as blocking_state,
    greatest(0, extract(epoch from :now::timestamptz - blocking.xact_start))::double precision as blocking_seconds
from pg_catalog.pg_locks
inner join activity as waiting on waiting.pid = pg_locks.pid
left join lateral unnest(pg_blocking_pids(pg_locks.pid)) as blocker (pid) on true
left join activity as blocking on blocking.pid = blocker.pid
where
    not pg_locks.granted
    and (pg_locks.database is null or pg_locks.database = (
        select pg_database.oid
        from pg_catalog.pg_database
        where pg_database.datname = current_database()
    ))
order by pg_locks.waitstart nulls last, waiting.pid, blocking.pid
limit :limit::bigint
