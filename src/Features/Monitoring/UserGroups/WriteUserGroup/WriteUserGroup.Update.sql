-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v user_id=1 -v has_user_id=true -v group_id=7 -v has_group_id=true -v caller_id=1 -f WriteUserGroup.Update.sql
with /* Monitoring/WriteUserGroup.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.user_group
    set
        user_id = case when :has_user_id::boolean then :user_id::bigint else user_group.user_id end,
        group_id = case when :has_group_id::boolean then :group_id::integer else user_group.group_id end
    from permitted
    where user_group.id = :id::integer
    returning user_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
