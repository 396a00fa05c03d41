-- The questions under a path with their answers, as one list inside a test or poll.
create or replace function learning.questions_set_under(
    kind text,
    owner text,
    owner_id bigint,
    course_id bigint,
    account_id bigint,
    is_staff boolean,
    over_before timestamptz
)
returns jsonb
language sql
stable
as $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', question.id,
                    'title', question.title,
                    'multiple_answers', question.multiple_answers,
                    'created', question.created,
                    'updated', question.updated,
                    'answers_set', learning.answers_of(question.id, questions_set_under.is_staff)
                )
                order by question.id
            ),
            '[]'
        )
    from learning.questions_under(
        questions_set_under.kind,
        questions_set_under.owner,
        questions_set_under.owner_id,
        questions_set_under.course_id,
        questions_set_under.account_id,
        questions_set_under.is_staff,
        questions_set_under.over_before
    ) as question
$$;
