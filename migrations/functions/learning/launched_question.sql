-- A question as everybody in a webinar is shown it when it is launched: which answers are right is not in it. Null: it is
-- deleted.
create or replace function learning.launched_question(question_id bigint)
returns jsonb
language sql
stable
as $$
    select
        jsonb_build_object(
            'id', question.id,
            'title', question.title,
            'multiple_answers', question.multiple_answers,
            'answers_set', coalesce(
                (
                    select
                        jsonb_agg(
                            jsonb_build_object('id', answer.id, 'title', answer.title)
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
        question.id = launched_question.question_id
        and question.archived_at is null
$$;
