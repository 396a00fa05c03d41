-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteRegion.Delete.sql
with /* Monitoring/WriteRegion.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select region.id
    from monitoring.region
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.region
    using permitted
    where
        region.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning region.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
