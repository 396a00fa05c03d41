-- Changes what was given of one membership, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"group_id\": 2}'" -v caller_id=1 -f WriteUserGroup.Update.sql
with /* Monitoring/WriteUserGroup.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.user_group
    set (group_id, user_id) = (
        select
            given.group_id,
            given.user_id
        from jsonb_populate_record(user_group, :given::jsonb) as given
    )
    from permitted
    where user_group.id = :id::integer
    returning user_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
