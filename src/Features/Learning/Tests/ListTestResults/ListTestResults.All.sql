-- All results of a test: the caller's own, or, for staff, everybody's.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -f ListTestResults.All.sql
select /* Learning/ListTestResults.All */
    test_result.id,
    test_result.assessment_id as test,
    test_result.account_id as "user",
    test_result.questions_count,
    test_result.correct_answers,
    test_result.result,
    test_result.created,
    test_result.success
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
inner join learning.test_result on test_result.assessment_id = found.id
where
    (:is_staff::boolean or test_result.account_id = :account_id::bigint)
    -- slot: filters
order by
    -- slot: ordering
    test_result.id
