-- The demo events and webinars, one of each private, one a draft, the first with a test, a webinar with
-- polls, one question of which was launched.
-- psql -v now="'2026-11-27'" -f SeedLearning.Events.sql
with /* Learning/SeedLearning.Events */
written as (
    insert into learning.event (
        kind,
        name,
        description,
        text,
        place,
        start_date,
        end_date,
        testing_end_date,
        is_draft,
        private,
        youtube_id,
        success_percent,
        max_tries,
        created,
        updated
    )
    select
        demo.kind,
        demo.name,
        demo.description,
        demo.description || ' Everybody is welcome.',
        demo.place,
        :now::timestamptz + demo.days * interval '1 day',
        :now::timestamptz + demo.days * interval '1 day' + interval '2 hours',
        :now::timestamptz + interval '10 years',
        demo.is_draft,
        demo.private,
        demo.youtube_id,
        70,
        demo.max_tries,
        :now::timestamptz,
        :now::timestamptz
    from (
        values
            (1, 'event', 'Сучасна хірургія', 'Конференція хірургів.', 'Київ', 7, false, false, 'demo-surgery', 3),
            (2, 'event', 'Cardiology days', 'Two days on the heart.', 'Lviv', 14, false, true, 'demo-hearts', 0),
            (3, 'event', 'Дитяча стоматологія', 'Для стоматологів.', 'Одеса', 21, false, false, null, 1),
            (4, 'event', 'Spring school', 'Still being planned.', null, 90, true, false, null, 0),
            (5, 'webinar', 'How to become a doctor', 'A webinar with questions.', null, 3, false, false, 'demo-doctor', 2),
            (6, 'webinar', 'Катаракта', 'Вебінар для офтальмологів.', null, 10, false, true, 'demo-cataract', 0)
    ) as demo (place_in_list, kind, name, description, place, days, is_draft, private, youtube_id, max_tries)
    order by demo.place_in_list
    returning event.id, event.name, event.kind
),

assessment as (
    insert into learning.assessment (kind, event_id, created)
    select demo.kind, written.id, :now::timestamptz
    from written
    inner join (
        values
            (1, 'Сучасна хірургія', 'test'),
            (2, 'How to become a doctor', 'test'),
            (3, 'How to become a doctor', 'poll'),
            (4, 'How to become a doctor', 'realtime_poll')
    ) as demo (place_in_list, name, kind) on demo.name = written.name
    order by demo.place_in_list
    returning assessment.id, assessment.kind
),

question as (
    insert into learning.question (assessment_id, title, multiple_answers, launched_at, created, updated)
    select
        assessment.id,
        demo.title,
        demo.multiple_answers,
        case when assessment.kind = 'realtime_poll' and not demo.multiple_answers then :now::timestamptz end,
        :now::timestamptz,
        :now::timestamptz
    from assessment
    cross join (
        values
            (1, 'What color is the red cap?', false),
            (2, 'Which of these are shapes?', true)
    ) as demo (place_in_list, title, multiple_answers)
    order by assessment.id, demo.place_in_list
    returning question.id, question.multiple_answers
)

insert into learning.answer (question_id, title, is_correct, created, updated)
select question.id, demo.title, demo.is_correct, :now::timestamptz, :now::timestamptz
from question
inner join (
    values
        (1, false, 'Red', true),
        (2, false, 'Blue', false),
        (3, false, 'Yellow', false),
        (4, true, 'Circle', true),
        (5, true, 'Square', true),
        (6, true, 'Monday', false)
) as demo (place_in_list, multiple_answers, title, is_correct) on demo.multiple_answers = question.multiple_answers
order by question.id, demo.place_in_list
