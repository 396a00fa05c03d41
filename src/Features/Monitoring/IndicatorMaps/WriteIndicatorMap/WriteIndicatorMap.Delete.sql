-- Deletes the one row that the conditions name, or none: of one match the permission is about that one, as for a change.
-- psql -v caller_id=1 -f WriteIndicatorMap.Delete.sql
with /* Monitoring/WriteIndicatorMap.Delete */
matching as (
    select
        indicator_map.id,
        indicator_map.source_object_id
    from monitoring.indicator_map
    where
        true
        -- slot: conditions
),

single as (
    select
        min(matching.id) as id,
        min(matching.source_object_id) as source_object_id
    from matching
    having count(*) = 1
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
            from single
            where not monitoring.may_map(:caller_id::bigint, 'indicator', single.source_object_id)
        )
),

written as (
    delete from monitoring.indicator_map
    using permitted
    where indicator_map.id = (select single.id from single)
    returning indicator_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
