-- The contacts that were done that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.DoneContacts.sql
select /* Casework/Records.DoneContacts */
    contact.id as record_id
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
inner join casework.contact
    on contact.org_id = referral.org_id
    and contact.referral_id = referral.id
-- slot: joins
where
    contact.org_id = :org_id::bigint
    and contact.status = 'done'
    and contact.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    contact.id
limit :limit::bigint
offset :offset::bigint
