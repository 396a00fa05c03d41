-- Changes the name of a lesson's file, or the file, or both.
-- psql -v lesson_id=1 -v file_id=1 -v name="'a.pdf'" -v file=null -v size=null -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f UpdateLessonFile.sql
update /* Learning/UpdateLessonFile */ learning.lesson_file
set
    name = coalesce(:name::text, lesson_file.name),
    file = coalesce(:file::text, lesson_file.file),
    size = coalesce(:size::bigint, lesson_file.size),
    updated = :now::timestamptz
where
    lesson_file.id = :file_id::bigint
    and lesson_file.lesson_id = :lesson_id::bigint
returning
    lesson_file.id,
    lesson_file.name,
    :media::text || lesson_file.file as file,
    lesson_file.size,
    lesson_file.created,
    lesson_file.updated
