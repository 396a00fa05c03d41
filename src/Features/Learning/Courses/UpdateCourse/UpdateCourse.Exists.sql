-- Whether there is such a course: told before anything of the body.
-- psql -v id=1 -f UpdateCourse.Exists.sql
select /* Learning/UpdateCourse.Exists */
    exists (
        select
        from learning.course
        where course.id = :id::bigint
    ) as is_there
