-- Writes one new row, if the caller may.
-- psql -v name="'Village'" -v caller_id=1 -f WriteRegionType.Insert.sql
with /* Monitoring/WriteRegionType.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.region_type (name)
    select
        :name::text
    from permitted
    returning region_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
