-- A question as everybody in a webinar is told that it is closed, with how many persons answered it and chose each answer, if
-- that is to be shown (else null). Null: it is deleted.
create or replace function learning.closed_question(question_id bigint, is_result_shown boolean)
returns jsonb
language sql
stable
as $$
    select
        jsonb_build_object(
            'id', question.id,
            'title', question.title,
            'multiple_answers', question.multiple_answers,
            'count', case
                when closed_question.is_result_shown
                    then (
                        select count(*)
                        from learning.realtime_vote
                        where realtime_vote.question_id = question.id
                    )
            end,
            'answers_set', coalesce(
                (
                    select
                        jsonb_agg(
                            jsonb_build_object(
                                'id', answer.id,
                                'title', answer.title,
                                'count', case
                                    when closed_question.is_result_shown
                                        then (
                                            select count(*)
                                            from learning.submission_answer
                                            where
                                                submission_answer.question_id = question.id
                                                and submission_answer.answer_id = answer.id
                                        )
                                end
                            )
                            order by answer.id
                        )
                    from learning.answer
                    where
                        answer.question_id = question.id
                        and answer.archived_at is null
                ),
                '[]'
            )
        )
    from learning.question
    where
        question.id = closed_question.question_id
        and question.archived_at is null
$$;
