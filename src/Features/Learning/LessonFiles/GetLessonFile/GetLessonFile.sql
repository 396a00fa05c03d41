-- One file of a lesson, if the caller may see it.
-- psql -v id=1 -v lesson_id=1 -v file_id=1 -v is_staff=false -v media="'http://localhost:5080/media/'" -f GetLessonFile.sql
select /* Learning/GetLessonFile */
    lesson_file.id,
    lesson_file.name,
    :media::text || lesson_file.file as file,
    lesson_file.size,
    lesson_file.created,
    lesson_file.updated
from learning.lesson_file
inner join learning.lesson on lesson.id = lesson_file.lesson_id
inner join learning.course on course.id = lesson.course_id
where
    lesson_file.id = :file_id::bigint
    and lesson.id = :lesson_id::bigint
    and course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
