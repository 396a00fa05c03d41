-- Transactions of this database that are open for long: they keep their locks, and keep vacuum from what they may still
-- see. Of a statement only its name is told, and only if it is one of the service's.
-- psql -v now="'2026-11-22'" -v names="'{Sync/ListOrganizations}'" -v seconds=5 -v limit=100 -f Transactions.sql
select /* Dba/Transactions */
    activity.pid,
    coalesce(activity.application_name, '') as application,
    coalesce(known.name, 'another') as statement,
    greatest(0, extract(epoch from :now::timestamptz - activity.xact_start))::double precision as open_seconds,
    coalesce(activity.state, '') as state,
    greatest(0, extract(epoch from :now::timestamptz - activity.state_change))::double precision as in_state_seconds,
    coalesce(activity.wait_event_type || ': ' || activity.wait_event, '') as waits_for,
    age(activity.backend_xmin)::bigint as holds_back_transactions
from pg_catalog.pg_stat_activity as activity
left join unnest(:names::text[]) as known (name)
    on known.name = substring(activity.query from '/\* ([A-Za-z]+/[A-Za-z.]+) \*/')
where
    activity.datname = current_database()
    and activity.pid <> pg_backend_pid()
    and activity.xact_start <= :now::timestamptz - make_interval(secs => :seconds::double precision)
order by activity.xact_start, activity.pid
limit :limit::bigint
