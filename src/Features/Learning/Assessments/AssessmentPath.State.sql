-- Whether a test or poll, and the question and answer that the path names, are there for the caller: no row if not. False:
-- its questions are not shown before the time for the test runs.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v question_id=null -v answer_id=null -v account_id=1 -v is_staff=true -v over_before="'2026-11-29'" -f AssessmentPath.State.sql
select /* Learning/AssessmentPath.State */
    not learning.is_sealed(
        found.lesson_id,
        :account_id::bigint,
        :is_staff::boolean,
        :over_before::timestamptz
    ) as is_open
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
left join learning.question on
    question.id = :question_id::bigint
    and question.assessment_id = found.id
    and question.archived_at is null
    and (:is_staff::boolean or found.kind <> 'realtime_poll' or question.launched_at is not null)
left join learning.answer on
    answer.id = :answer_id::bigint
    and answer.question_id = question.id
    and answer.archived_at is null
where
    (:question_id::bigint is null or question.id is not null)
    and (:answer_id::bigint is null or answer.id is not null)
