-- Whether the newest pass may be finished; no row: the course is not there.
-- psql -v id=1 -v is_staff=false -v account_id=1 -f FinishCourse.Standing.sql
select /* Learning/FinishCourse.Standing */
    newest.id as course_pass_id,
    case
        when newest.finished_at is not null then null
        when newest.id is null or newest.abandoned_at is not null then 'no_pass'
        when exists (
            select
            from learning.lesson
            left join learning.lesson_pass on
                lesson_pass.course_pass_id = newest.id
                and lesson_pass.lesson_id = lesson.id
                and lesson_pass.finished_at is not null
            where
                lesson.course_id = course.id
                and lesson_pass.lesson_id is null
        )
            then 'lessons_outstanding'
        when
            learning.has_questions('test', null, course.id, null)
            and not exists (
                select
                from learning.submission
                inner join learning.assessment on assessment.id = submission.assessment_id
                where
                    assessment.course_id = course.id
                    and submission.course_pass_id = newest.id
                    and submission.success
            )
            then 'test_outstanding'
    end as obstacle
from learning.course
left join lateral learning.newest_pass(course.id, :account_id::bigint) as newest on true
where
    course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
