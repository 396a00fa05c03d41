-- A page of results of a poll: the caller's own, or, for staff, everybody's. No row: there is none under this path; a row
-- with only the count: an empty page.
-- psql -v kind="'poll'" -v owner="'event'" -v owner_id=5 -v course_id=null -v is_staff=true -v account_id=1 -v limit=100 -v offset=0 -f ListPollResults.sql
with /* Learning/ListPollResults */
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
    inner join learning.poll_result on poll_result.assessment_id = assessment.id
    where
        (:is_staff::boolean or poll_result.account_id = :account_id::bigint)
        -- slot: filters
),

page as (
    select poll_result.id
    from assessment
    inner join learning.poll_result on poll_result.assessment_id = assessment.id
    where
        (:is_staff::boolean or poll_result.account_id = :account_id::bigint)
        -- slot: filters
    order by
        -- slot: ordering
        poll_result.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    poll_result.id,
    poll_result.assessment_id as poll,
    poll_result.account_id as "user",
    poll_result.questions_count,
    learning.choices_of(poll_result.id) as answers,
    poll_result.created
from assessment
cross join counted
left join page on true
left join learning.poll_result on poll_result.id = page.id
order by
    -- slot: ordering
    poll_result.id
