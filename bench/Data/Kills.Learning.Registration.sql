-- Registrations for the event.
select
    substr(split_part(account.username, '@', 1), 6)::bigint as number,
    count(*) as parts
from learning.registration
inner join identity.account on account.id = registration.account_id
where account.username like 'kept-%@%'
group by account.id
