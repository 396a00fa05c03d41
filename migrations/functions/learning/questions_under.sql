-- The live questions under a path, as far as the caller may see them: of a realtime poll only what was launched, of a timed
-- lesson test only while the time runs. Staff see all.
create or replace function learning.questions_under(
    kind text,
    owner text,
    owner_id bigint,
    course_id bigint,
    account_id bigint,
    is_staff boolean,
    over_before timestamptz
)
returns setof learning.question
language sql
stable
as $$
    select question.*
    from learning.assessment_of(
        questions_under.kind,
        questions_under.owner,
        questions_under.owner_id,
        questions_under.course_id,
        questions_under.is_staff
    ) as found
    inner join learning.question on question.assessment_id = found.id
    where
        question.archived_at is null
        and (questions_under.is_staff or found.kind <> 'realtime_poll' or question.launched_at is not null)
        and not learning.is_sealed(
            found.lesson_id,
            questions_under.account_id,
            questions_under.is_staff,
            questions_under.over_before
        )
$$;
