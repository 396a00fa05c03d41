-- Whether there is a course that the caller may see.
-- psql -v id=1 -v is_staff=false -f Lesson.Course.sql
select /* Learning/Lesson.Course */
    exists (
        select
        from learning.course
        where
            course.id = :id::bigint
            and (:is_staff::boolean or not course.is_draft)
    ) as is_there
