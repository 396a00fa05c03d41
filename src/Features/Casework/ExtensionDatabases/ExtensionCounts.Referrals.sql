-- How many records of an extension database of referrals a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v ext_db_id=9 -v min_cell=0 -v limit=10001 -f ExtensionCounts.Referrals.sql
select /* Casework/ExtensionCounts.Referrals */
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
    inner join casework.ext_record
        on ext_record.org_id = referral.org_id
        and ext_record.referral_id = referral.id
    -- slot: joins
    where
        ext_record.org_id = :org_id::bigint
        and ext_record.ext_db_id = :ext_db_id::bigint
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
