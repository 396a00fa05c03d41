-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name="'fake_group'" -v has_name=true -v caller_id=1 -f WriteGroup.Update.sql
with /* Monitoring/WriteGroup.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.app_group
    set name = case when :has_name::boolean then :name::text else app_group.name end
    from permitted
    where app_group.id = :id::integer
    returning app_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
