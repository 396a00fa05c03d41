-- All results of a test with whose they are, for staff.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -f ExportTestResults.sql
select /* Learning/ExportTestResults */
    test_result.id,
    test_result.account_id as "user",
    person.email,
    person.last_name,
    person.first_name,
    person.parent_name,
    test_result.questions_count,
    test_result.correct_answers,
    test_result.result,
    test_result.success,
    test_result.created
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
inner join learning.test_result on test_result.assessment_id = found.id
inner join learning.person on person.id = test_result.account_id
where
    true
    -- slot: filters
order by
    -- slot: ordering
    test_result.id
