-- A result of a poll with all that it chose.
-- psql -v assessment_id=1 -v account_id=1 -v questions_count=1 -v question_ids="'{1}'" -v answer_ids="'{1}'" -v now="'2026-11-29'" -f SubmitRealtimePoll.sql
with /* Learning/SubmitRealtimePoll */
submission as (
    insert into learning.submission (assessment_id, kind, account_id, questions_count, created)
    values (
        :assessment_id::bigint,
        'realtime_poll',
        :account_id::bigint,
        :questions_count::integer,
        :now::timestamptz
    )
    returning
        submission.id,
        submission.created
),

given as (
    select
        given.question_id,
        given.answer_id
    from unnest(:question_ids::bigint[], :answer_ids::bigint[]) as given (question_id, answer_id)
),

chosen as (
    insert into learning.submission_answer (
        submission_id,
        question_id,
        answer_id,
        question_title,
        answer_title
    )
    select
        submission.id,
        question.id,
        answer.id,
        question.title,
        answer.title
    from submission
    cross join given
    inner join learning.question on question.id = given.question_id
    inner join learning.answer on answer.id = given.answer_id
),

voted as (
    insert into learning.realtime_vote (question_id, account_id, submission_id)
    select distinct
        given.question_id,
        :account_id::bigint,
        submission.id
    from submission
    cross join given
),

answers as (
    select
        given.question_id,
        jsonb_agg(given.answer_id order by given.answer_id) as answer_ids
    from given
    group by given.question_id
)

select
    submission.id,
    :assessment_id::bigint as poll,
    :account_id::bigint as "user",
    :questions_count::integer as questions_count,
    (
        select jsonb_object_agg(answers.question_id, answers.answer_ids)
        from answers
    ) as answers,
    submission.created
from submission
