-- The relationships between people both of whom that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.Relationships.sql
select /* Casework/Records.Relationships */
    relationship.id as record_id
    -- slot: columns
from casework.client_relationship as relationship
-- slot: joins
where
    relationship.org_id = :org_id::bigint
    and (
        (:all_types::boolean and :all_branches::boolean)
        or 2 = (
            select count(*)
            from casework.visible_client(
                :org_id::bigint,
                :all_types::boolean,
                :types::integer[],
                :all_branches::boolean,
                :branches::bigint[]
            ) as seen
            where seen.id in (relationship.client_id, relationship.other_id)
        )
    )
    and relationship.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    relationship.id
limit :limit::bigint
offset :offset::bigint
