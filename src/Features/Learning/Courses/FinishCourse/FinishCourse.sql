-- Ends a pass; one that was ended before keeps its time.
-- psql -v course_pass_id=1 -v now="'2026-11-29'" -f FinishCourse.sql
update /* Learning/FinishCourse */ learning.course_pass
set finished_at = :now::timestamptz
where
    course_pass.id = :course_pass_id::bigint
    and course_pass.finished_at is null
