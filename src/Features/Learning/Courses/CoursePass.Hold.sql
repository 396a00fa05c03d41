-- The newest pass of somebody through a course. Results that refer to it are written beside this lock.
-- psql -v id=1 -v account_id=1 -f CoursePass.Hold.sql
select /* Learning/CoursePass.Hold */
    course_pass.id
from learning.course_pass
where
    course_pass.course_id = :id::bigint
    and course_pass.account_id = :account_id::bigint
order by course_pass.number desc
limit 1
for no key update
