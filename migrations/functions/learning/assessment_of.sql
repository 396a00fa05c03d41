-- The assessment under a path, if the caller may see its owner: drafts are staff's, a lesson must be of its course, an
-- event of its kind. Every statement below an assessment asks here, so that a forgotten check yields no row.
create or replace function learning.assessment_of(
    kind text,
    owner text,
    owner_id bigint,
    course_id bigint,
    is_staff boolean
)
returns setof learning.assessment
language sql
stable
as $$
    select assessment.*
    from learning.assessment
    left join learning.event on event.id = assessment.event_id
    left join learning.lesson on lesson.id = assessment.lesson_id
    left join learning.course on course.id = coalesce(assessment.course_id, lesson.course_id)
    where
        assessment.kind = assessment_of.kind
        and (
            assessment.event_id = case when assessment_of.owner in ('event', 'webinar') then assessment_of.owner_id end
            or assessment.course_id = case when assessment_of.owner = 'course' then assessment_of.owner_id end
            or assessment.lesson_id = case when assessment_of.owner = 'lesson' then assessment_of.owner_id end
        )
        and (event.kind is null or event.kind = assessment_of.owner)
        and (lesson.id is null or lesson.course_id = assessment_of.course_id)
        and (assessment_of.is_staff or not coalesce(event.is_draft, course.is_draft))
$$;
