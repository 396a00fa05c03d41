-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name="'Settlement'" -v has_name=true -v caller_id=1 -f WriteRegionType.Update.sql
with /* Monitoring/WriteRegionType.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region_type
    set name = case when :has_name::boolean then :name::text else region_type.name end
    from permitted
    where region_type.id = :id::integer
    returning region_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
