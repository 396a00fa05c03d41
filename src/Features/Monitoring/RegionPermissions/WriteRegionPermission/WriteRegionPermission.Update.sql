-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v user_id=1 -v has_user_id=true -v region_id=12910 -v has_region_id=true -v read_write="'r'" -v has_read_write=true -v caller_id=1 -f WriteRegionPermission.Update.sql
with /* Monitoring/WriteRegionPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region_permission
    set
        user_id = case when :has_user_id::boolean then :user_id::bigint else region_permission.user_id end,
        region_id = case
            when :has_region_id::boolean then :region_id::integer
            else region_permission.region_id
        end,
        read_write = case
            when :has_read_write::boolean then :read_write::text
            else region_permission.read_write
        end
    from permitted
    where region_permission.id = :id::integer
    returning region_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
