-- Courses that were begun.
select
    substr(split_part(account.username, '@', 1), 6)::bigint as number,
    count(*) as parts
from learning.course_pass
inner join identity.account on account.id = course_pass.account_id
where account.username like 'kept-%@%'
group by account.id
