-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v group_id=7 -v has_group_id=true -v indicator_id=21 -v has_indicator_id=true -v caller_id=1 -f WriteGroupPermission.Update.sql
with /* Monitoring/WriteGroupPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.group_permission
    set
        group_id = case when :has_group_id::boolean then :group_id::integer else group_permission.group_id end,
        indicator_id = case
            when :has_indicator_id::boolean then :indicator_id::integer
            else group_permission.indicator_id
        end
    from permitted
    where group_permission.id = :id::integer
    returning group_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
