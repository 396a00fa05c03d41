-- Writes one new row, if the caller may.
-- psql -v user_id=1 -v region_id=3 -v read_write="'r'" -v caller_id=1 -f WriteRegionPermission.Insert.sql
with /* Monitoring/WriteRegionPermission.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.region_permission (user_id, region_id, read_write)
    select
        :user_id::bigint,
        :region_id::integer,
        coalesce(:read_write::text, 'r')
    from permitted
    returning region_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
