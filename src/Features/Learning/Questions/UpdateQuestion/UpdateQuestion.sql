-- Changes what was given of one question.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v question_id=1 -v given="'{\"title\": \"Which?\"}'" -v now="'2026-11-29'" -f UpdateQuestion.sql
update /* Learning/UpdateQuestion */ learning.question
set
    (title, multiple_answers) = (
        select
            given.title,
            given.multiple_answers
        from jsonb_populate_record(question, :given::jsonb) as given
    ),
    updated = :now::timestamptz
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
    question.id = :question_id::bigint
    and asked.id = question.id
    and question.archived_at is null
returning
    question.id,
    question.title,
    question.multiple_answers,
    question.created,
    question.updated,
    learning.answers_of(question.id, :is_staff::boolean) as answers_set
