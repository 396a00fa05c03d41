-- Changes what was given of one functional permission, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"auth_code\": \"manage_system\"}'" -v caller_id=1 -f WriteUserPermission.Update.sql
with /* Monitoring/WriteUserPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.user_permission
    set (user_id, auth_code) = (
        select
            given.user_id,
            given.auth_code
        from jsonb_populate_record(user_permission, :given::jsonb) as given
    )
    from permitted
    where user_permission.id = :id::integer
    returning user_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
