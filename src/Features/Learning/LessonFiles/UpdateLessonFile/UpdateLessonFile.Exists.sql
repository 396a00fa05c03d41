-- Whether there is such a file of a lesson: told before anything of the body.
-- psql -v id=1 -v lesson_id=1 -v file_id=1 -f UpdateLessonFile.Exists.sql
select /* Learning/UpdateLessonFile.Exists */
    exists (
        select
        from learning.lesson_file
        inner join learning.lesson on lesson.id = lesson_file.lesson_id
        where
            lesson_file.id = :file_id::bigint
            and lesson.id = :lesson_id::bigint
            and lesson.course_id = :id::bigint
    ) as is_there
