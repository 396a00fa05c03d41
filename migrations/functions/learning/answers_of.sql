-- The live answers of a question as it is shown; which are right only to staff (null: the key is left out).
create or replace function learning.answers_of(question_id bigint, is_staff boolean)
returns jsonb
language sql
stable
as $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', answer.id,
                    'title', answer.title,
                    'is_correct', case when answers_of.is_staff then answer.is_correct end,
                    'created', answer.created,
                    'updated', answer.updated
                )
                order by answer.id
            ),
            '[]'
        )
    from learning.answer
    where
        answer.question_id = answers_of.question_id
        and answer.archived_at is null
$$;
