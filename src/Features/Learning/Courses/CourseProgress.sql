-- How far somebody has come with a course; no row: it is not there, or was never started.
-- psql -v id=1 -v is_staff=false -v account_id=1 -f CourseProgress.sql
select /* Learning/CourseProgress */
    progress.current_lesson,
    progress.is_last_lesson,
    progress.start_datetime,
    progress.finished
from learning.course
cross join lateral learning.newest_pass(course.id, :account_id::bigint) as course_pass
cross join lateral learning.progress_of(course_pass.id) as progress
where
    course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
