-- A template, and two people on their way: the first event's test and the webinar's are passed, with certificates; the first
-- course stands at the lesson with the timed test, the second is passed but for its end.
-- psql -v now="'2026-11-27'" -f SeedLearning.Passing.sql
with /* Learning/SeedLearning.Passing */
template as (
    insert into learning.certificate_template (name, title, body, orientation, created, updated)
    values (
        'Conferences',
        'Сертифікат учасника',
        '{full_name}: {title}, {date}, {result}',
        'landscape',
        :now::timestamptz,
        :now::timestamptz
    )
    returning certificate_template.id
),

person as (
    select
        person.id,
        concat_ws(' ', nullif(person.last_name, ''), nullif(person.first_name, ''), person.parent_name) as full_name,
        row_number() over (order by person.email) as place_in_list
    from learning.person
    where person.email in ('demo@example.invalid', 'demo-anna@example.invalid')
),

written as (
    insert into learning.submission (
        assessment_id,
        kind,
        account_id,
        questions_count,
        correct_answers,
        result,
        success,
        created
    )
    select
        assessment.id,
        'test',
        person.id,
        2,
        2,
        100,
        true,
        :now::timestamptz
    from learning.assessment
    inner join learning.event on event.id = assessment.event_id
    cross join person
    where
        assessment.kind = 'test'
        and event.name in ('Сучасна хірургія', 'How to become a doctor')
    order by assessment.id, person.place_in_list
    returning
        submission.id,
        submission.assessment_id,
        submission.account_id
),

numbered as (
    select
        written.id,
        written.assessment_id,
        written.account_id,
        event.name,
        person.full_name,
        row_number() over (order by written.id) as place_in_list
    from written
    inner join learning.assessment on assessment.id = written.assessment_id
    inner join learning.event on event.id = assessment.event_id
    inner join person on person.id = written.account_id
),

certificate as (
    insert into learning.certificate (
        number,
        account_id,
        assessment_id,
        submission_id,
        full_name,
        title,
        result,
        passed_at,
        issued_at
    )
    select
        learning.certificate_number(numbered.place_in_list, :now::timestamptz, 'DEMQDEMQ'),
        numbered.account_id,
        numbered.assessment_id,
        numbered.id,
        numbered.full_name,
        numbered.name,
        100,
        :now::timestamptz,
        :now::timestamptz
    from numbered
    order by numbered.place_in_list
),

pass as (
    insert into learning.course_pass (course_id, account_id, number, started_at)
    select
        course.id,
        person.id,
        1,
        :now::timestamptz
    from learning.course
    cross join person
    where not course.is_draft
    order by course.id, person.place_in_list
    returning
        course_pass.id,
        course_pass.course_id,
        course_pass.account_id
),

finished as (
    insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
    select
        pass.id,
        lesson.id,
        :now::timestamptz
    from pass
    inner join learning.course on course.id = pass.course_id
    inner join learning.lesson on lesson.course_id = course.id
    where
        course.name = 'Основи офтальмології'
        or lesson.sort_id = 1
)

insert into learning.submission (
    assessment_id,
    kind,
    account_id,
    course_pass_id,
    questions_count,
    correct_answers,
    result,
    success,
    created
)
select
    assessment.id,
    'test',
    pass.account_id,
    pass.id,
    3,
    3,
    100,
    true,
    :now::timestamptz
from pass
inner join learning.course on course.id = pass.course_id
inner join learning.assessment on
    assessment.course_id = course.id
    and assessment.kind = 'test'
where course.name = 'Основи офтальмології'
order by pass.id
