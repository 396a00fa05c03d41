-- How many contacts that are cancelled a caller sees, by what they ask for; without anything, in all.
-- Who sees all needs no referral for it, and the planner leaves the join out then.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.CancelledContacts.sql
select /* Casework/Counts.CancelledContacts */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
    from casework.contact
    left join casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
        on referral.org_id = contact.org_id
        and referral.id = contact.referral_id
    -- slot: joins
    where
        contact.org_id = :org_id::bigint
        and contact.status = 'cancelled'
        and ((:all_projects::boolean and :all_types::boolean and :all_branches::boolean) or referral.id is not null)
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
