-- How many referrals a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.Referrals.sql
select /* Casework/Counts.Referrals */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
    from casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
    -- slot: joins
    where
        referral.org_id = :org_id::bigint
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
