-- One course with its lessons and its test, if the caller may see it.
-- psql -v id=1 -v is_staff=false -v account_id=null -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f Course.sql
select /* Learning/Course */
    course.id,
    course.name,
    course.description,
    course.certificate_template_id as certificate_template,
    course.points,
    course.author,
    (
        select coalesce(jsonb_agg(tag.specialization_id order by tag.specialization_id), '[]')
        from learning.course_specialization as tag
        where tag.course_id = course.id
    ) as specializations,
    course.start_date,
    course.end_date,
    course.is_draft,
    course.certificate_available,
    :media::text || course.course_image as course_image,
    course.text,
    course.success_percent::double precision as success_percent,
    course.max_tries,
    assessment.id is not null as has_test,
    (
        select count(*)
        from learning.question
        where
            question.assessment_id = assessment.id
            and question.archived_at is null
    ) as test_questions_count,
    shown.add_to_favourites,
    course.created,
    course.updated,
    learning.lessons_of(course.id, :media::text) as lessons_set,
    learning.course_test_of(course.id, :account_id::bigint, :now::timestamptz) as course_test
from learning.course
left join learning.assessment on assessment.course_id = course.id and assessment.kind = 'test'
cross join lateral (
    select
        exists (
            select
            from learning.course_favourite
            where
                course_favourite.course_id = course.id
                and course_favourite.account_id = :account_id::bigint
        ) as add_to_favourites
) as shown
where
    course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
