-- Changes what was given of one grant, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"read_write\": \"w\"}'" -v caller_id=1 -f WriteRegionPermission.Update.sql
with /* Monitoring/WriteRegionPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region_permission
    set (read_write, user_id, region_id) = (
        select
            given.read_write,
            given.user_id,
            given.region_id
        from jsonb_populate_record(region_permission, :given::jsonb) as given
    )
    from permitted
    where region_permission.id = :id::integer
    returning region_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
