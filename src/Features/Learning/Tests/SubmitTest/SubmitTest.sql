-- A result with all that it chose; uses up the time of a timed test, and passes a lesson's.
-- psql -v assessment_id=1 -v account_id=1 -v course_pass_id=null -v lesson_id=null -v test_window_id=null -v questions_count=1 -v correct_answers=1 -v result=100 -v success=true -v question_ids="'{1}'" -v answer_ids="'{1}'" -v were_correct="'{true}'" -v now="'2026-11-29'" -f SubmitTest.sql
with /* Learning/SubmitTest */
submission as (
    insert into learning.submission (
        assessment_id,
        kind,
        account_id,
        course_pass_id,
        questions_count,
        correct_answers,
        result,
        success,
        created
    )
    values (
        :assessment_id::bigint,
        'test',
        :account_id::bigint,
        :course_pass_id::bigint,
        :questions_count::integer,
        :correct_answers::integer,
        :result::numeric,
        :success::boolean,
        :now::timestamptz
    )
    returning
        submission.id,
        submission.created
),

chosen as (
    insert into learning.submission_answer (
        submission_id,
        question_id,
        answer_id,
        question_title,
        answer_title,
        was_correct
    )
    select
        submission.id,
        question.id,
        answer.id,
        question.title,
        answer.title,
        given.was_correct
    from submission
    cross join unnest(:question_ids::bigint[], :answer_ids::bigint[], :were_correct::boolean[])
        as given (question_id, answer_id, was_correct)
    inner join learning.question on question.id = given.question_id
    inner join learning.answer on answer.id = given.answer_id
),

used as (
    update learning.test_window
    set submission_id = submission.id
    from submission
    where test_window.id = :test_window_id::bigint
),

passed as (
    insert into learning.lesson_pass (course_pass_id, lesson_id, test_passed_at)
    select
        :course_pass_id::bigint,
        :lesson_id::bigint,
        submission.created
    from submission
    where
        :success::boolean
        and :lesson_id::bigint is not null
    on conflict (course_pass_id, lesson_id) do update
        set test_passed_at = coalesce(lesson_pass.test_passed_at, excluded.test_passed_at)
)

select
    submission.id,
    :assessment_id::bigint as test,
    :account_id::bigint as "user",
    :questions_count::integer as questions_count,
    :correct_answers::integer as correct_answers,
    :result::numeric::double precision as result,
    submission.created,
    :success::boolean as success
from submission
