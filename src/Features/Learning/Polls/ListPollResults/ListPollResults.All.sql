-- All results of a poll: the caller's own, or, for staff, everybody's.
-- psql -v kind="'poll'" -v owner="'event'" -v owner_id=5 -v course_id=null -v is_staff=true -v account_id=1 -f ListPollResults.All.sql
select /* Learning/ListPollResults.All */
    poll_result.id,
    poll_result.assessment_id as poll,
    poll_result.account_id as "user",
    poll_result.questions_count,
    learning.choices_of(poll_result.id) as answers,
    poll_result.created
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
inner join learning.poll_result on poll_result.assessment_id = found.id
where
    (:is_staff::boolean or poll_result.account_id = :account_id::bigint)
    -- slot: filters
order by
    -- slot: ordering
    poll_result.id
