-- Contacts that are planned.
select
    substr(contact.description, 6)::bigint as number,
    count(*) as parts
from casework.contact
where
    contact.status = 'due'
    and contact.description like 'kept-%'
group by contact.description
