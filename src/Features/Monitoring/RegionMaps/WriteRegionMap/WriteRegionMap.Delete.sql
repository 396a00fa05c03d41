-- Deletes the one row that the conditions name, or none: of one match the permission is about that one, as for a change.
-- psql -v caller_id=1 -f WriteRegionMap.Delete.sql
with /* Monitoring/WriteRegionMap.Delete */
matching as (
    select
        region_map.id,
        region_map.source_object_id
    from monitoring.region_map
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
            where not monitoring.may_map(:caller_id::bigint, 'region', single.source_object_id)
        )
),

written as (
    delete from monitoring.region_map
    using permitted
    where region_map.id = (select single.id from single)
    returning region_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
