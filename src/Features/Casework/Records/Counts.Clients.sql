-- How many people a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.Clients.sql
select /* Casework/Counts.Clients */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
    from casework.visible_client(
        :org_id::bigint,
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as client
    -- slot: joins
    where
        client.org_id = :org_id::bigint
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
