-- What keeps a person from answering a poll; null: nothing. A poll is answered once, of a realtime poll each question that
-- was launched, until it is closed.
create or replace function learning.poll_obstacle(assessment_id bigint, account_id bigint)
returns text
language sql
stable
as $$
    select
        case
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
            )
                then 'no_questions'
            when assessment.kind = 'poll'
                then case
                    when exists (
                        select
                        from learning.submission
                        where
                            submission.assessment_id = assessment.id
                            and submission.account_id = poll_obstacle.account_id
                    )
                        then 'answered'
                end
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
            )
                then 'not_launched'
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
                    and question.closed_at is null
            )
                then 'closed'
            when not exists (
                select
                from learning.question
                left join learning.realtime_vote on
                    realtime_vote.question_id = question.id
                    and realtime_vote.account_id = poll_obstacle.account_id
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
                    and question.closed_at is null
                    and realtime_vote.question_id is null
            )
                then 'answered'
        end
    from learning.assessment
    where assessment.id = poll_obstacle.assessment_id
$$;
