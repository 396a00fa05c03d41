-- The records of an extension database of people that a caller sees and asks for; columns are named by the catalogue.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v ext_db_id=7 -v after=-1 -v limit=10 -v offset=0 -f ExtensionRecords.Clients.sql
select /* Casework/ExtensionRecords.Clients */
    ext_record.id as record_id
    -- slot: columns
from casework.visible_client(
    :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
) as client
inner join casework.ext_record
    on ext_record.org_id = client.org_id
    and ext_record.client_id = client.id
-- slot: joins
where
    ext_record.org_id = :org_id::bigint
    and ext_record.ext_db_id = :ext_db_id::bigint
    and ext_record.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    ext_record.id
limit :limit::bigint
offset :offset::bigint
