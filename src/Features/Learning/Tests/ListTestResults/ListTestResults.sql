-- A page of results of a test: the caller's own, or, for staff, everybody's. No row: there is none under this path; a row
-- with only the count: an empty page.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v limit=100 -v offset=0 -f ListTestResults.sql
with /* Learning/ListTestResults */
assessment as (
    select found.id
    from learning.assessment_of(
        :kind::text,
        :owner::text,
        :owner_id::bigint,
        :course_id::bigint,
        :is_staff::boolean
    ) as found
),

counted as (
    select count(*) as total_count
    from assessment
    inner join learning.test_result on test_result.assessment_id = assessment.id
    where
        (:is_staff::boolean or test_result.account_id = :account_id::bigint)
        -- slot: filters
),

page as (
    select test_result.id
    from assessment
    inner join learning.test_result on test_result.assessment_id = assessment.id
    where
        (:is_staff::boolean or test_result.account_id = :account_id::bigint)
        -- slot: filters
    order by
        -- slot: ordering
        test_result.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    test_result.id,
    test_result.assessment_id as test,
    test_result.account_id as "user",
    test_result.questions_count,
    test_result.correct_answers,
    test_result.result,
    test_result.created,
    test_result.success
from assessment
cross join counted
left join page on true
left join learning.test_result on test_result.id = page.id
order by
    -- slot: ordering
    test_result.id
