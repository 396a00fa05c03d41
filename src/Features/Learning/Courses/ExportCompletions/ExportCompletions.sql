-- Every pass through a course with whose it is and how far it has come, for staff.
-- psql -v id=1 -f ExportCompletions.sql
with /* Learning/ExportCompletions */
lessons as (
    select count(*) as lessons_count
    from learning.lesson
    where lesson.course_id = :id::bigint
),

finished as (
    select
        lesson_pass.course_pass_id,
        count(*) as lessons_finished
    from learning.lesson_pass
    inner join learning.lesson on lesson.id = lesson_pass.lesson_id
    where
        lesson.course_id = :id::bigint
        and lesson_pass.finished_at is not null
    group by lesson_pass.course_pass_id
),

best as (
    select
        test_result.course_pass_id,
        max(test_result.result) as result
    from learning.test_result
    inner join learning.assessment on assessment.id = test_result.assessment_id
    where assessment.course_id = :id::bigint
    group by test_result.course_pass_id
)

select
    course_pass.account_id as "user",
    person.email,
    person.last_name,
    person.first_name,
    person.parent_name,
    course_pass.number as pass,
    course_pass.started_at as started,
    course_pass.finished_at as finished,
    course_pass.abandoned_at as abandoned,
    coalesce(finished.lessons_finished, 0) as lessons_finished,
    lessons.lessons_count as lessons,
    best.result as best_result,
    certificate.number as certificate
from learning.course_pass
cross join lessons
inner join learning.person on person.id = course_pass.account_id
left join finished on finished.course_pass_id = course_pass.id
left join best on best.course_pass_id = course_pass.id
left join learning.assessment on
    assessment.course_id = course_pass.course_id
    and assessment.kind = 'test'
left join learning.certificate on
    certificate.assessment_id = assessment.id
    and certificate.account_id = course_pass.account_id
    and certificate.replaced_at is null
    and certificate.withdrawn_at is null
where course_pass.course_id = :id::bigint
order by course_pass.account_id, course_pass.number
