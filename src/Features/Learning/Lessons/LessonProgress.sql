-- How far somebody has come with a lesson; no row: it is not in the course, or that was never started.
-- psql -v id=1 -v lesson_id=1 -v is_staff=false -v account_id=1 -f LessonProgress.sql
select /* Learning/LessonProgress */
    lesson.id as lesson,
    (
        select test_window.ends_at
        from learning.test_window
        where
            test_window.course_pass_id = course_pass.id
            and test_window.lesson_id = lesson.id
        order by test_window.id desc
        limit 1
    ) as test_end_datetime,
    lesson_pass.test_passed_at is not null as test_passed,
    lesson_pass.finished_at is not null as finished,
    progress.current_lesson,
    progress.is_last_lesson,
    progress.start_datetime,
    progress.finished as course_finished
from learning.course
inner join learning.lesson on lesson.course_id = course.id
cross join lateral learning.newest_pass(course.id, :account_id::bigint) as course_pass
cross join lateral learning.progress_of(course_pass.id) as progress
left join learning.lesson_pass on
    lesson_pass.course_pass_id = course_pass.id
    and lesson_pass.lesson_id = lesson.id
where
    course.id = :id::bigint
    and lesson.id = :lesson_id::bigint
    and (:is_staff::boolean or not course.is_draft)
