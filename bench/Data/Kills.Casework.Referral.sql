-- Referrals, each with the contact that it began with.
select
    substr(referral.description, 6)::bigint as number,
    1 + count(contact.id) as parts
from casework.referral
left join casework.contact on contact.referral_id = referral.id and contact.status = 'done'
where referral.description like 'kept-%'
group by referral.id
