-- What was chosen in a result: the ids of answers by the id of their question.
create or replace function learning.choices_of(submission_id bigint)
returns jsonb
language sql
stable
as $$
    select coalesce(jsonb_object_agg(chosen.question_id, chosen.answer_ids), '{}')
    from (
        select
            submission_answer.question_id,
            jsonb_agg(submission_answer.answer_id order by submission_answer.answer_id) as answer_ids
        from learning.submission_answer
        where submission_answer.submission_id = choices_of.submission_id
        group by submission_answer.question_id
    ) as chosen
$$;
