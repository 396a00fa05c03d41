-- How many people from web forms a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v min_cell=0 -v limit=10001 -f Counts.StagedPeople.sql
select /* Casework/Counts.StagedPeople */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
    from casework.external_referral_person as staged
    inner join casework.external_referral
        on external_referral.org_id = staged.org_id
        and external_referral.id = staged.batch_id
    -- slot: joins
    where
        staged.org_id = :org_id::bigint
        and (staged.project_id is null or :all_projects::boolean or staged.project_id = any(:projects::bigint[]))
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
