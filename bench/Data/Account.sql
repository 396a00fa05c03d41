-- The caller of all measured requests.
with written as (
    insert into identity.account (username, is_service_account, is_staff)
    values ('bench', true, true)
    returning id
)

insert into identity.token (digest, account_id, name)
select :digest::bytea, written.id, 'bench'
from written
