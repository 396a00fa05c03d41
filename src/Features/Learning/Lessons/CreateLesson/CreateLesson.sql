-- One new lesson, behind the others unless it says where. No row: the course has gone.
-- psql -v id=1 -v name="'n'" -v description="''" -v text="''" -v youtube_id=null -v sort_id=null -v test_time=0 -v success_percent=70 -v max_tries=0 -v now="'2026-11-29'" -f CreateLesson.sql
insert /* Learning/CreateLesson */ into learning.lesson (
    course_id,
    name,
    description,
    text,
    youtube_id,
    sort_id,
    test_time,
    success_percent,
    max_tries,
    created,
    updated
)
select
    course.id,
    :name::text,
    :description::text,
    :text::text,
    :youtube_id::text,
    coalesce(:sort_id::integer, learning.next_place(course.id, null)),
    :test_time::integer,
    :success_percent::numeric,
    :max_tries::integer,
    :now::timestamptz,
    :now::timestamptz
from learning.course
where course.id = :id::bigint
returning lesson.id
