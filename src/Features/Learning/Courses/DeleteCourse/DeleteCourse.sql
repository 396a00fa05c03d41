-- Deletes a course with lessons, tests, passes and results; certificates stay.
-- psql -v id=1 -f DeleteCourse.sql
delete /* Learning/DeleteCourse */ from learning.course
where course.id = :id::bigint
