-- How many relationships between people both of whom a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.Relationships.sql
select /* Casework/Counts.Relationships */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
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
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
