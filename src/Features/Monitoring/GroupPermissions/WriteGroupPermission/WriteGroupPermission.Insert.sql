-- Writes one new row, if the caller may.
-- psql -v group_id=2 -v indicator_id=1 -v caller_id=1 -f WriteGroupPermission.Insert.sql
with /* Monitoring/WriteGroupPermission.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.group_permission (group_id, indicator_id)
    select
        :group_id::integer,
        :indicator_id::integer
    from permitted
    returning group_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
