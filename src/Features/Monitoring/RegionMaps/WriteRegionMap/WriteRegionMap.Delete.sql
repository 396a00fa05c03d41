-- Deletes the one row that the conditions name, or none.
with /* Monitoring/WriteRegionMap.Delete */
permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'upload_csv')
        or monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select region_map.id
    from monitoring.region_map
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.region_map
    using permitted
    where
        region_map.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning region_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
