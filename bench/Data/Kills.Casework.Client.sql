-- People by what another system calls them.
select
    substr(client_external_id.external_id, 6)::bigint as number,
    1 + count(client.id) as parts
from casework.client_external_id
left join casework.client on client.id = client_external_id.client_id
where client_external_id.external_id like 'kept-%'
group by client_external_id.external_id
