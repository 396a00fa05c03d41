-- A page of the answers of a question. No row: there is no such question for the caller; a row with only the count: an
-- empty page.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -v limit=100 -v offset=0 -f ListAnswers.sql
with /* Learning/ListAnswers */
question as (
    select asked.id
    from learning.questions_under(
        :kind::text,
        :owner::text,
        :owner_id::bigint,
        :course_id::bigint,
        :account_id::bigint,
        :is_staff::boolean,
        :over_before::timestamptz
    ) as asked
    where asked.id = :question_id::bigint
),

counted as (
    select count(*) as total_count
    from learning.answer
    where
        answer.question_id = :question_id::bigint
        and answer.archived_at is null
),

page as (
    select answer.id
    from learning.answer
    where
        answer.question_id = :question_id::bigint
        and answer.archived_at is null
    order by answer.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    answer.id,
    answer.title,
    case when :is_staff::boolean then answer.is_correct end as is_correct,
    answer.created,
    answer.updated
from question
cross join counted
left join page on true
left join learning.answer on answer.id = page.id
order by answer.id
