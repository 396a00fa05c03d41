-- Lessons that were finished.
select
    substr(split_part(account.username, '@', 1), 6)::bigint as number,
    count(*) as parts
from learning.lesson_pass
inner join learning.course_pass on course_pass.id = lesson_pass.course_pass_id
inner join identity.account on account.id = course_pass.account_id
where
    account.username like 'kept-%@%'
    and lesson_pass.finished_at is not null
group by account.id
