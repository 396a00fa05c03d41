-- A page of the questions of a test or poll that the caller may see. No row: there is no such test, or it keeps them to
-- itself; a row with only the count: an empty page.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v limit=100 -v offset=0 -f ListQuestions.sql
with /* Learning/ListQuestions */
assessment as (
    select found.id
    from learning.assessment_of(
        :kind::text,
        :owner::text,
        :owner_id::bigint,
        :course_id::bigint,
        :is_staff::boolean
    ) as found
    where not learning.is_sealed(
            found.lesson_id,
            :account_id::bigint,
            :is_staff::boolean,
            :over_before::timestamptz
        )
),

asked as (
    select
        asked.id,
        asked.title,
        asked.multiple_answers,
        asked.created,
        asked.updated
    from learning.questions_under(
        :kind::text,
        :owner::text,
        :owner_id::bigint,
        :course_id::bigint,
        :account_id::bigint,
        :is_staff::boolean,
        :over_before::timestamptz
    ) as asked
),

counted as (
    select count(*) as total_count
    from asked
),

page as (
    select asked.id
    from asked
    order by asked.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    asked.id,
    asked.title,
    asked.multiple_answers,
    asked.created,
    asked.updated,
    learning.answers_of(asked.id, :is_staff::boolean) as answers_set
from assessment
cross join counted
left join page on true
left join asked on asked.id = page.id
order by asked.id
