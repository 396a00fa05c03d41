-- Changes what was given of one map, if the caller may, who is remembered: who uploads, unless values that come through
-- the map lie in regions that the caller may not write. To say the same again is no change.
-- psql -v id=1 -v given="'{\"master_object_id\": 12908}'" -v caller_id=1 -f WriteIndicatorMap.Update.sql
with /* Monitoring/WriteIndicatorMap.Update */
present as (
    select
        indicator_map.source_object_id,
        (given.master_object_id, given.source_object_id)
        is distinct from (indicator_map.master_object_id, indicator_map.source_object_id) as is_changed
    from monitoring.indicator_map
    cross join lateral jsonb_populate_record(indicator_map, :given::jsonb) as given
    where indicator_map.id = :id::integer
),

permitted as (
    select
    where
        (
            monitoring.has_code(:caller_id::bigint, 'upload_csv')
            or monitoring.has_code(:caller_id::bigint, 'manage_system')
        )
        and not exists (
            select 1
            from present
            where
                present.is_changed
                and not monitoring.may_map(:caller_id::bigint, 'indicator', present.source_object_id)
        )
),

written as (
    update monitoring.indicator_map
    set (master_object_id, source_object_id, mapped_by_id) = (
        select
            given.master_object_id,
            given.source_object_id,
            case when :given::jsonb = '{}' then given.mapped_by_id else :caller_id::bigint end
        from jsonb_populate_record(indicator_map, :given::jsonb) as given
    )
    from permitted
    where indicator_map.id = :id::integer
    returning indicator_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
