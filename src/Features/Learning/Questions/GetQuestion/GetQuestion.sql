-- One question of a test or poll, if the caller may see it.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -f GetQuestion.sql
select /* Learning/GetQuestion */
    asked.id,
    asked.title,
    asked.multiple_answers,
    asked.created,
    asked.updated,
    learning.answers_of(asked.id, :is_staff::boolean) as answers_set
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
