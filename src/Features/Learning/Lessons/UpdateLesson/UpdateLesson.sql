-- Changes what was given of one lesson; one whose place is given as null goes behind the others.
-- psql -v id=1 -v lesson_id=1 -v given="'{\"max_tries\": 2}'" -v now="'2026-11-29'" -f UpdateLesson.sql
update /* Learning/UpdateLesson */ learning.lesson
set
    (name, description, text, youtube_id, sort_id, test_time, success_percent, max_tries) = (
        select
            given.name,
            given.description,
            given.text,
            given.youtube_id,
            coalesce(given.sort_id, learning.next_place(lesson.course_id, lesson.id)),
            given.test_time,
            given.success_percent,
            given.max_tries
        from jsonb_populate_record(lesson, :given::jsonb) as given
    ),
    updated = :now::timestamptz
where
    lesson.id = :lesson_id::bigint
    and lesson.course_id = :id::bigint
