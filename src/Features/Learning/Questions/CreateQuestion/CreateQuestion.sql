-- One new question of a test or poll; no row where there is none under this path.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v title="'Which?'" -v multiple_answers=false -v now="'2026-11-29'" -f CreateQuestion.sql
insert /* Learning/CreateQuestion */ into learning.question (
    assessment_id,
    title,
    multiple_answers,
    created,
    updated
)
select
    found.id,
    :title::text,
    :multiple_answers::boolean,
    :now::timestamptz,
    :now::timestamptz
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
returning
    question.id,
    question.title,
    question.multiple_answers,
    question.created,
    question.updated,
    '[]'::jsonb as answers_set
