-- Tests that were handed in, each with the answer that was chosen.
select
    substr(split_part(account.username, '@', 1), 6)::bigint as number,
    count(submission.id) + count(submission_answer.submission_id) as parts
from learning.submission
inner join identity.account on account.id = submission.account_id
left join learning.submission_answer on submission_answer.submission_id = submission.id
where account.username like 'kept-%@%'
group by account.id
