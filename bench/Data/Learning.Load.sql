-- People, a catalogue of events, the first of them with a test that everybody has passed before; a course of ten lessons
-- that everybody has begun; a webinar with a live poll.
insert into identity.account (username, first_name, last_name, is_staff)
select 'learner-' || number, 'Anna', 'Kovalenko ' || number, false
from generate_series(1, :people::bigint) as number
order by number;

insert into identity.account (username, first_name, last_name, is_staff)
values ('lecturer', 'Sofia', 'Lecturer', true);

insert into learning.event (
    kind, name, description, text, place, start_date, end_date, testing_end_date, is_draft, private, youtube_id,
    created, updated
)
select
    'event',
    (array['Cardiology', 'Surgery', 'Dentistry', 'Neurology', 'Oncology', 'Pediatrics', 'Radiology', 'Urology'])[1 + number % 8]
        || ' ' || number,
    'About the ' || (array['heart', 'hand', 'tooth', 'brain', 'cell', 'child', 'picture', 'kidney'])[1 + number % 8],
    repeat('Lorem ipsum dolor sit amet, consectetur adipiscing elit. ', 10),
    (array['Kyiv', 'Lviv', 'Odesa', 'Kharkiv', 'Dnipro'])[1 + number % 5],
    timestamptz '2026-01-01' + number * interval '7 minutes',
    timestamptz '2026-01-01' + number * interval '7 minutes' + interval '2 hours',
    '2099-01-01',
    number % 11 = 1,
    number % 7 = 0,
    'video-' || number,
    '2026-01-01',
    '2026-01-01'
from generate_series(0, :events::bigint - 1) as number
order by number;

insert into learning.event (
    kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
)
values (
    'webinar', 'Live', 'Live', 'Live', '2026-01-01', '2026-01-02', '2099-01-01', false, '2026-01-01', '2026-01-01'
);

insert into learning.course (name, is_draft, created, updated)
values ('Course', false, '2026-01-01', '2026-01-01');

insert into learning.lesson (course_id, name, sort_id, created, updated)
select course.id, 'Lesson ' || number, number, '2026-01-01', '2026-01-01'
from learning.course
cross join generate_series(1, 10) as number
order by number;

insert into learning.course_pass (course_id, account_id, number, started_at)
select course.id, account.id, 1, '2026-01-02'
from learning.course
cross join identity.account
where account.username like 'learner-%';

insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
select course_pass.id, lesson.id, '2026-01-03'
from learning.course_pass
inner join learning.lesson on lesson.course_id = course_pass.course_id
where lesson.sort_id <= course_pass.account_id % 10;

insert into learning.assessment (kind, event_id, created)
select 'test', min(event.id), '2026-01-01'
from learning.event
where event.kind = 'event';

insert into learning.assessment (kind, event_id, created)
select 'realtime_poll', event.id, '2026-01-01'
from learning.event
where event.kind = 'webinar';

insert into learning.question (assessment_id, title, created, updated)
select assessment.id, 'Question ' || number, '2026-01-01', '2026-01-01'
from learning.assessment
cross join generate_series(1, 10) as number
order by assessment.id, number;

insert into learning.answer (question_id, title, is_correct, created, updated)
select question.id, 'Answer ' || number, number = 1, '2026-01-01', '2026-01-01'
from learning.question
cross join generate_series(1, 4) as number
order by question.id, number;

insert into learning.submission (
    assessment_id, kind, account_id, questions_count, correct_answers, result, success, created
)
select assessment.id, 'test', account.id, 10, 10, 100, true, '2026-01-04'
from learning.assessment
cross join identity.account
where
    assessment.kind = 'test'
    and account.username like 'learner-%';
