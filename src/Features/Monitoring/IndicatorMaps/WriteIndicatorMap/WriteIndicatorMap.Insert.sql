-- Writes one new row, if the caller may.
-- psql -v source_object_id=1 -v master_object_id=1 -v caller_id=2 -v now="'2026-11-22'" -f WriteIndicatorMap.Insert.sql
with /* Monitoring/WriteIndicatorMap.Insert */
permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'upload_csv')
        or monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.indicator_map (source_object_id, master_object_id, mapped_by_id, created_at)
    select
        :source_object_id::integer,
        :master_object_id::integer,
        :caller_id::bigint,
        :now::timestamptz
    from permitted
    returning indicator_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
