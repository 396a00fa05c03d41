-- The referrals that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.Referrals.sql
select /* Casework/Records.Referrals */
    referral.id as record_id
    -- slot: columns
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
    and referral.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    referral.id
limit :limit::bigint
offset :offset::bigint
