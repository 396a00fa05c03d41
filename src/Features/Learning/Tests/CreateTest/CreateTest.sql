-- The test of an event, webinar, course or lesson; no row where that is not there, or has one.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=2 -v course_id=null -v now="'2026-11-29'" -f CreateTest.sql
with /* Learning/CreateTest */
owner as (
    select
        event.id as event_id,
        null::bigint as course_id,
        null::bigint as lesson_id,
        event.success_percent,
        event.max_tries
    from learning.event
    where
        event.id = :owner_id::bigint
        and event.kind = :owner::text

    union all

    select
        null,
        course.id,
        null,
        course.success_percent,
        course.max_tries
    from learning.course
    where
        course.id = :owner_id::bigint
        and :owner::text = 'course'

    union all

    select
        null,
        null,
        lesson.id,
        lesson.success_percent,
        lesson.max_tries
    from learning.lesson
    where
        lesson.id = :owner_id::bigint
        and lesson.course_id = :course_id::bigint
        and :owner::text = 'lesson'
),

created as (
    insert into learning.assessment (kind, event_id, course_id, lesson_id, created)
    select
        :kind::text,
        owner.event_id,
        owner.course_id,
        owner.lesson_id,
        :now::timestamptz
    from owner
    on conflict do nothing
    returning
        assessment.id,
        assessment.created
)

select
    created.id,
    created.created,
    '[]'::jsonb as questions_set,
    owner.success_percent::double precision as success_percent,
    owner.max_tries,
    '{"tries": 0, "test_available": false}'::jsonb as user_statistics
from created
cross join owner
