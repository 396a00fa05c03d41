-- One lesson of a course, if the caller may see it.
-- psql -v id=1 -v lesson_id=1 -v is_staff=false -v media="'http://localhost:5080/media/'" -f Lesson.sql
select /* Learning/Lesson */
    shown_lesson.id,
    shown_lesson.course_id as course,
    shown_lesson.name,
    shown_lesson.description,
    shown_lesson.text,
    shown_lesson.youtube_id,
    shown_lesson.sort_id,
    shown_lesson.test_time,
    shown_lesson.success_percent,
    shown_lesson.max_tries,
    shown_lesson.has_test,
    shown_lesson.test_questions_count,
    learning.files_of(shown_lesson.id, :media::text) as files_set,
    shown_lesson.created,
    shown_lesson.updated
from learning.shown_lesson
inner join learning.course on course.id = shown_lesson.course_id
where
    shown_lesson.id = :lesson_id::bigint
    and course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
