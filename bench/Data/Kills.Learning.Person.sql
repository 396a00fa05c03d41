-- People who registered, each with a profile and a mail.
select
    substr(split_part(account.username, '@', 1), 6)::bigint as number,
    1 + count(profile.account_id) + count(mail.id) as parts
from identity.account
left join learning.profile on profile.account_id = account.id
left join learning.mail on mail.recipient = account.email
where account.username like 'kept-%@%'
group by account.id
