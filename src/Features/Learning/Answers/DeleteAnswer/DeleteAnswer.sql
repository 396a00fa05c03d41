-- Archives an answer: results refer to it.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -v answer_id=1 -v now="'2026-11-29'" -f DeleteAnswer.sql
update /* Learning/DeleteAnswer */ learning.answer
set archived_at = :now::timestamptz
from learning.questions_under(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :account_id::bigint,
    :is_staff::boolean,
    :over_before::timestamptz
) as asked
where
    answer.id = :answer_id::bigint
    and answer.question_id = :question_id::bigint
    and asked.id = answer.question_id
    and answer.archived_at is null
