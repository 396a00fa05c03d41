-- The people that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.Clients.sql
select /* Casework/Records.Clients */
    client.id as record_id
    -- slot: columns
from casework.visible_client(
    :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
) as client
-- slot: joins
where
    client.org_id = :org_id::bigint
    and client.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    client.id
limit :limit::bigint
offset :offset::bigint
