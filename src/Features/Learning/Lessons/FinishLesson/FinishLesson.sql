-- Marks a lesson as finished; one that was marked before keeps its time.
-- psql -v course_pass_id=1 -v lesson_id=1 -v now="'2026-11-29'" -f FinishLesson.sql
insert /* Learning/FinishLesson */ into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
values (:course_pass_id::bigint, :lesson_id::bigint, :now::timestamptz)
on conflict (course_pass_id, lesson_id) do update
    set finished_at = coalesce(lesson_pass.finished_at, excluded.finished_at)
