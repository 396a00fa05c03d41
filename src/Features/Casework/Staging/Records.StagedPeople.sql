-- The people from web forms whom a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.StagedPeople.sql
select /* Casework/Records.StagedPeople */
    staged.id as record_id
    -- slot: columns
from casework.external_referral_person as staged
inner join casework.external_referral
    on external_referral.org_id = staged.org_id
    and external_referral.id = staged.batch_id
-- slot: joins
where
    staged.org_id = :org_id::bigint
    and (staged.project_id is null or :all_projects::boolean or staged.project_id = any(:projects::bigint[]))
    and staged.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    staged.id
limit :limit::bigint
offset :offset::bigint
