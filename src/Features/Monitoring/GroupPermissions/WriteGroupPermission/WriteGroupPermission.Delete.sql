-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteGroupPermission.Delete.sql
with /* Monitoring/WriteGroupPermission.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select group_permission.id
    from monitoring.group_permission
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.group_permission
    using permitted
    where
        group_permission.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning group_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
