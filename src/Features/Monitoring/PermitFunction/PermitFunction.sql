-- Gives an account a functional permission; one that it has already stays. No row: no such account.
-- psql -v username="'demo-user'" -v auth_code="'upload_csv'" -f PermitFunction.sql
with /* Monitoring/PermitFunction */
wanted as (
    select
        account.id as user_id,
        account.username
    from identity.account
    where lower(account.username) = lower(:username::text)
),

written as (
    insert into monitoring.user_permission (user_id, auth_code)
    select
        wanted.user_id,
        :auth_code::text
    from wanted
    on conflict (user_id, auth_code) do nothing
    returning user_permission.id
)

select
    wanted.username,
    exists (select 1 from written) as is_new
from wanted
