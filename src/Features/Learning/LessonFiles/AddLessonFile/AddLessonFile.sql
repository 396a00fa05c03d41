-- One more file of a lesson. No row: the lesson has gone.
-- psql -v id=1 -v lesson_id=1 -v name="'a.pdf'" -v file="'ab12/a.pdf'" -v size=1 -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f AddLessonFile.sql
insert /* Learning/AddLessonFile */ into learning.lesson_file (lesson_id, name, file, size, created, updated)
select lesson.id, :name::text, :file::text, :size::bigint, :now::timestamptz, :now::timestamptz
from learning.lesson
where
    lesson.id = :lesson_id::bigint
    and lesson.course_id = :id::bigint
returning
    lesson_file.id,
    lesson_file.name,
    :media::text || lesson_file.file as file,
    lesson_file.size,
    lesson_file.created,
    lesson_file.updated
