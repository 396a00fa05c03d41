-- Where somebody stands who starts a course; no row: it is not there.
-- psql -v id=1 -v is_staff=false -v account_id=1 -v now="'2026-11-29'" -v over_before="'2026-11-29'" -f StartCourse.Standing.sql
select /* Learning/StartCourse.Standing */
    coalesce(newest.number, 0) as passes,
    course.max_tries = 0 or coalesce(newest.number, 0) < course.max_tries as may_begin,
    newest.id is not null and newest.finished_at is null and newest.abandoned_at is null as is_open,
    coalesce(
        learning.is_exhausted(newest.id, :now::timestamptz, :over_before::timestamptz),
        false
    ) as is_exhausted,
    next_test.id as assessment_id
from learning.course
left join lateral learning.newest_pass(course.id, :account_id::bigint) as newest on true
left join lateral (
    select assessment.id
    from learning.assessment
    left join learning.lesson_pass on
        lesson_pass.course_pass_id = newest.id
        and lesson_pass.lesson_id = assessment.lesson_id
    where
        assessment.kind = 'test'
        and (
            assessment.course_id = course.id
            or (
                assessment.lesson_id = learning.current_lesson(newest.id)
                and lesson_pass.finished_at is null
            )
        )
    order by assessment.lesson_id nulls last
    limit 1
) as next_test on true
where
    course.id = :id::bigint
    and (:is_staff::boolean or not course.is_draft)
