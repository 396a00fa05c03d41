-- A caller of a measured request: a token, grants to write, and the indicators of the group.
with account as (
    insert into identity.account (username)
    values (:username::text)
    returning id
),

token as (
    insert into identity.token (digest, account_id, name)
    select :digest::bytea, account.id, 'bench'
    from account
),

permission as (
    insert into monitoring.user_permission (user_id, auth_code)
    select account.id, 'upload_csv'
    from account
),

member as (
    insert into monitoring.user_group (user_id, group_id)
    select account.id, app_group.id
    from account
    cross join monitoring.app_group
    where app_group.name = 'bench'
)

insert into monitoring.region_permission (user_id, region_id, read_write)
select account.id, region_id, 'w'
from account
cross join unnest(:region_ids::integer[]) as region_id
returning region_permission.user_id
