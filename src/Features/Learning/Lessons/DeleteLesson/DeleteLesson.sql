-- Deletes a lesson with files, test and results; who stood at it stands at the next one.
-- psql -v id=1 -v lesson_id=1 -f DeleteLesson.sql
delete /* Learning/DeleteLesson */ from learning.lesson
where
    lesson.id = :lesson_id::bigint
    and lesson.course_id = :id::bigint
