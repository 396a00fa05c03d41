-- Whether an event, course or lesson has an assessment of a kind that asks anything: one without live questions counts as
-- none on the way through a course.
create or replace function learning.has_questions(kind text, event_id bigint, course_id bigint, lesson_id bigint)
returns boolean
language sql
stable
as $$
    select
        exists (
            select
            from learning.assessment
            inner join learning.question on question.assessment_id = assessment.id
            where
                assessment.kind = has_questions.kind
                and (
                    assessment.event_id = has_questions.event_id
                    or assessment.course_id = has_questions.course_id
                    or assessment.lesson_id = has_questions.lesson_id
                )
                and question.archived_at is null
        )
$$;
