-- All files of a lesson.
-- psql -v lesson_id=1 -v media="'http://localhost:5080/media/'" -f ChangeLessonFiles.List.sql
select /* Learning/ChangeLessonFiles.List */
    lesson_file.id,
    lesson_file.name,
    :media::text || lesson_file.file as file,
    lesson_file.size,
    lesson_file.created,
    lesson_file.updated
from learning.lesson_file
where lesson_file.lesson_id = :lesson_id::bigint
order by lesson_file.id
