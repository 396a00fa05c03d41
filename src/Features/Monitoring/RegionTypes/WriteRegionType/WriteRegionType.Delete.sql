-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteRegionType.Delete.sql
with /* Monitoring/WriteRegionType.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select region_type.id
    from monitoring.region_type
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.region_type
    using permitted
    where
        region_type.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning region_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
