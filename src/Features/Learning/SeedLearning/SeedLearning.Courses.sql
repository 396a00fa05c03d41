-- The demo courses: the first with three lessons, of which the second has a timed test, and a test of its own; the
-- second with a test too.
-- psql -v now="'2026-11-27'" -f SeedLearning.Courses.sql
with /* Learning/SeedLearning.Courses */
written as (
    insert into learning.course (
        name,
        description,
        text,
        certificate_available,
        points,
        author,
        is_draft,
        success_percent,
        max_tries,
        created,
        updated
    )
    select
        demo.name,
        demo.description,
        demo.description,
        true,
        demo.points,
        demo.author,
        demo.is_draft,
        70,
        demo.max_tries,
        :now::timestamptz,
        :now::timestamptz
    from (
        values
            (1, 'Surgery course', 'Complex surgery course', 5, 'Bill Gates', false, 2),
            (2, 'Основи офтальмології', 'Короткий курс', 0, 'Ольга Шевченко', false, 0),
            (3, 'Cardiology, part two', 'Not ready yet', 3, '', true, 2)
    ) as demo (place_in_list, name, description, points, author, is_draft, max_tries)
    order by demo.place_in_list
    returning course.id, course.name
),

tagged as (
    insert into learning.course_specialization (course_id, specialization_id)
    select written.id, specialization.id
    from written
    inner join learning.specialization on
        specialization.secondary_name = case written.name
            when 'Surgery course' then 'Хирургия'
            when 'Основи офтальмології' then 'Офтальмология'
            else 'Cardiology'
        end
),

lesson as (
    insert into learning.lesson (course_id, name, description, text, sort_id, test_time, max_tries, created, updated)
    select
        written.id,
        demo.name,
        demo.name,
        'Lorem ipsum dolor...',
        demo.sort_id,
        demo.test_time,
        3,
        :now::timestamptz,
        :now::timestamptz
    from written
    cross join (
        values
            (1, 'Basics', 0),
            (2, 'Instruments', 20),
            (3, 'Practice', 0)
    ) as demo (sort_id, name, test_time)
    order by written.id, demo.sort_id
    returning lesson.id, lesson.course_id, lesson.test_time
),

assessment as (
    insert into learning.assessment (kind, course_id, lesson_id, created)
    select 'test', owner.course_id, owner.lesson_id, :now::timestamptz
    from (
        select
            written.id as course_id,
            null::bigint as lesson_id
        from written
        where written.name in ('Surgery course', 'Основи офтальмології')

        union all

        select
            null,
            lesson.id
        from lesson
        inner join written on written.id = lesson.course_id
        where
            written.name = 'Surgery course'
            and lesson.test_time > 0
    ) as owner
    order by owner.course_id nulls last
    returning assessment.id
),

question as (
    insert into learning.question (assessment_id, title, created, updated)
    select assessment.id, demo.title, :now::timestamptz, :now::timestamptz
    from assessment
    cross join (
        values
            (1, 'Which instrument cuts?'),
            (2, 'Which instrument holds?'),
            (3, 'Which instrument lights?')
    ) as demo (place_in_list, title)
    order by assessment.id, demo.place_in_list
    returning question.id, question.title
)

insert into learning.answer (question_id, title, is_correct, created, updated)
select
    question.id,
    demo.title,
    question.title = demo.question,
    :now::timestamptz,
    :now::timestamptz
from question
cross join (
    values
        (1, 'Scalpel', 'Which instrument cuts?'),
        (2, 'Clamp', 'Which instrument holds?'),
        (3, 'Lamp', 'Which instrument lights?')
) as demo (place_in_list, title, question)
order by question.id, demo.place_in_list
