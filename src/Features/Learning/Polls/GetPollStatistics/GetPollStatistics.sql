-- How many persons answered each live question of a poll, and chose each of its live answers.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -f GetPollStatistics.sql
select /* Learning/GetPollStatistics */
    asked.id,
    asked.title,
    asked.multiple_answers,
    (
        select count(distinct submission.account_id)
        from learning.submission_answer
        inner join learning.submission on submission.id = submission_answer.submission_id
        where submission_answer.question_id = asked.id
    ) as count,
    (
        select
            coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'id', answer.id,
                        'title', answer.title,
                        'count', (
                            select count(*)
                            from learning.submission_answer
                            where
                                submission_answer.question_id = asked.id
                                and submission_answer.answer_id = answer.id
                        )
                    )
                    order by answer.id
                ),
                '[]'
            )
        from learning.answer
        where
            answer.question_id = asked.id
            and answer.archived_at is null
    ) as answers_set
from learning.questions_under(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :account_id::bigint,
    :is_staff::boolean,
    :over_before::timestamptz
) as asked
order by asked.id
