-- Whether the time for a lesson's test may start; no row: there is no such lesson, or it has no test.
-- psql -v id=1 -v lesson_id=2 -v is_staff=false -v account_id=1 -v now="'2026-11-29'" -v over_before="'2026-11-29'" -f StartLessonTest.Standing.sql
select /* Learning/StartLessonTest.Standing */
    found.id as assessment_id,
    standing.course_pass_id,
    lesson.test_time > 0 and standing.test_window_id is null as needs_start,
    case
        -- That it was not started is what this is for; a test without a limit needs no tries for it.
        when standing.obstacle = 'not_started' or (lesson.test_time = 0 and standing.obstacle = 'no_tries')
            then case
                when lesson.test_time > 0 and lesson_pass.test_passed_at is not null then 'passed'
            end
        else standing.obstacle
    end as obstacle
from learning.assessment_of('test', 'lesson', :lesson_id::bigint, :id::bigint, :is_staff::boolean) as found
inner join learning.lesson on lesson.id = found.lesson_id
cross join lateral learning.test_standing(
    found.id,
    :account_id::bigint,
    :now::timestamptz,
    :over_before::timestamptz
) as standing
left join learning.lesson_pass on
    lesson_pass.course_pass_id = standing.course_pass_id
    and lesson_pass.lesson_id = lesson.id
