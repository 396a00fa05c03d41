-- Starts the time for a lesson's test. More than six thousand years of it are as good as any: times end with the year 9999.
-- psql -v course_pass_id=1 -v lesson_id=1 -v unit_seconds=60 -v now="'2026-11-29'" -f StartLessonTest.sql
insert /* Learning/StartLessonTest */ into learning.test_window (course_pass_id, lesson_id, started_at, ends_at)
select
    :course_pass_id::bigint,
    lesson.id,
    :now::timestamptz,
    :now::timestamptz + make_interval(secs => least(lesson.test_time * :unit_seconds::bigint, 200000000000))
from learning.lesson
where lesson.id = :lesson_id::bigint
