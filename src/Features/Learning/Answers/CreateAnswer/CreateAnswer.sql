-- One new answer of a question; no row where there is no such question under this path.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -v title="'Red'" -v is_correct=true -v now="'2026-11-29'" -f CreateAnswer.sql
insert /* Learning/CreateAnswer */ into learning.answer (question_id, title, is_correct, created, updated)
select
    asked.id,
    :title::text,
    :is_correct::boolean,
    :now::timestamptz,
    :now::timestamptz
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
returning
    answer.id,
    answer.title,
    answer.is_correct,
    answer.created,
    answer.updated
