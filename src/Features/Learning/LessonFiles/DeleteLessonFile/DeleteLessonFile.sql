-- Takes a file off a lesson.
-- psql -v id=1 -v lesson_id=1 -v file_id=1 -f DeleteLessonFile.sql
delete /* Learning/DeleteLessonFile */ from learning.lesson_file
using learning.lesson
where
    lesson_file.id = :file_id::bigint
    and lesson_file.lesson_id = lesson.id
    and lesson.id = :lesson_id::bigint
    and lesson.course_id = :id::bigint
