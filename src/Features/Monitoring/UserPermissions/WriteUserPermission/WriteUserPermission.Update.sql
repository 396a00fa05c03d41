-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v user_id=1 -v has_user_id=true -v auth_code="'upload_csv'" -v has_auth_code=true -v caller_id=1 -f WriteUserPermission.Update.sql
with /* Monitoring/WriteUserPermission.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.user_permission
    set
        user_id = case when :has_user_id::boolean then :user_id::bigint else user_permission.user_id end,
        auth_code = case when :has_auth_code::boolean then :auth_code::text else user_permission.auth_code end
    from permitted
    where user_permission.id = :id::integer
    returning user_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
