-- The records of an extension database of referrals that a caller sees and asks for; columns are named by the catalogue.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v ext_db_id=9 -v after=-1 -v limit=10 -v offset=0 -f ExtensionRecords.Referrals.sql
select /* Casework/ExtensionRecords.Referrals */
    ext_record.id as record_id
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
inner join casework.ext_record
    on ext_record.org_id = referral.org_id
    and ext_record.referral_id = referral.id
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
