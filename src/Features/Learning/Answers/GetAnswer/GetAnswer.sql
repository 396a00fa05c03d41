-- One answer, if the caller may see its question.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -v answer_id=1 -f GetAnswer.sql
select /* Learning/GetAnswer */
    answer.id,
    answer.title,
    case when :is_staff::boolean then answer.is_correct end as is_correct,
    answer.created,
    answer.updated
from learning.questions_under(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :account_id::bigint,
    :is_staff::boolean,
    :over_before::timestamptz
) as asked
inner join learning.answer on answer.question_id = asked.id
where
    asked.id = :question_id::bigint
    and answer.id = :answer_id::bigint
    and answer.archived_at is null
