-- The questions of a test or poll with their answers, archived ones too. They may not be changed until the transaction ends:
-- what is judged by them is written as they are.
-- psql -v assessment_id=1 -v account_id=1 -f Participant.Asked.sql
select /* Learning/Participant.Asked */
    question.id,
    question.multiple_answers,
    question.archived_at is null as is_live,
    question.launched_at is not null as is_launched,
    question.closed_at is not null as is_closed,
    exists (
        select
        from learning.realtime_vote
        where
            realtime_vote.question_id = question.id
            and realtime_vote.account_id = :account_id::bigint
    ) as is_answered,
    (
        select
            coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'id', answer.id,
                        'is_correct', answer.is_correct,
                        'is_live', answer.archived_at is null
                    )
                    order by answer.id
                ),
                '[]'
            )
        from learning.answer
        where answer.question_id = question.id
    ) as answers
from learning.question
where question.assessment_id = :assessment_id::bigint
order by question.id
for share of question
