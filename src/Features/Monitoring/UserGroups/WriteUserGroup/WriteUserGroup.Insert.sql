-- Writes one new row, if the caller may.
-- psql -v user_id=1 -v group_id=2 -v caller_id=1 -f WriteUserGroup.Insert.sql
with /* Monitoring/WriteUserGroup.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.user_group (user_id, group_id)
    select
        :user_id::bigint,
        :group_id::integer
    from permitted
    returning user_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
