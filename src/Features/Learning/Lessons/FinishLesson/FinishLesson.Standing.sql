-- Whether a lesson, or the current one, may be finished; no row: it is not in the course, or that has none.
-- psql -v id=1 -v lesson_id=1 -v is_staff=false -v account_id=1 -f FinishLesson.Standing.sql
select /* Learning/FinishLesson.Standing */
    newest.id as course_pass_id,
    asked.lesson_id,
    case
        when lesson_pass.finished_at is not null then null
        when newest.id is null or newest.finished_at is not null or newest.abandoned_at is not null then 'no_pass'
        when asked.lesson_id <> asked.current_lesson then 'other_lesson'
        when
            lesson_pass.test_passed_at is null
            and learning.has_questions('test', null, null, asked.lesson_id)
            then 'test_outstanding'
    end as obstacle
from learning.course
left join lateral learning.newest_pass(course.id, :account_id::bigint) as newest on true
cross join lateral (
    select
        learning.current_lesson(newest.id) as current_lesson,
        coalesce(:lesson_id::bigint, learning.current_lesson(newest.id)) as lesson_id
) as asked
left join learning.lesson_pass on
    lesson_pass.course_pass_id = newest.id
    and lesson_pass.lesson_id = asked.lesson_id
where
    course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
    and exists (
        select
        from learning.lesson
        where
            lesson.course_id = course.id
            and (:lesson_id::bigint is null or lesson.id = :lesson_id::bigint)
    )
