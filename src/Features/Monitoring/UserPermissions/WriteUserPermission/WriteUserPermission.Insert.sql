-- Writes one new row, if the caller may.
-- psql -v user_id=1 -v auth_code="'upload_csv'" -v caller_id=1 -f WriteUserPermission.Insert.sql
with /* Monitoring/WriteUserPermission.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.user_permission (user_id, auth_code)
    select
        :user_id::bigint,
        :auth_code::text
    from permitted
    returning user_permission.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
