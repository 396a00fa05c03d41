-- Changes what was given of one group permission, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"indicator_id\": 3}'" -v caller_id=1 -f WriteGroupPermission.Update.sql
with /* Monitoring/WriteGroupPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.group_permission
    set (indicator_id, group_id) = (
        select
            given.indicator_id,
            given.group_id
        from jsonb_populate_record(group_permission, :given::jsonb) as given
    )
    from permitted
    where group_permission.id = :id::integer
    returning group_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
