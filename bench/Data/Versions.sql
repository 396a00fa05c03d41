select
    sum(pg_stat_get_tuples_inserted(relation.oid))::bigint,
    sum(pg_stat_get_tuples_updated(relation.oid))::bigint,
    sum(pg_stat_get_tuples_hot_updated(relation.oid))::bigint,
    sum(pg_stat_get_dead_tuples(relation.oid))::bigint
from pg_class as relation
where relation.oid = (:relation::text)::regclass
