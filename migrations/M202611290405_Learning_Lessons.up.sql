create view learning.shown_lesson as
select
    lesson.id,
    lesson.course_id,
    lesson.name,
    lesson.description,
    lesson.text,
    lesson.youtube_id,
    lesson.sort_id,
    lesson.test_time,
    lesson.success_percent::double precision as success_percent,
    lesson.max_tries,
    assessment.id is not null as has_test,
    (
        select count(*)
        from learning.question
        where
            question.assessment_id = assessment.id
            and question.archived_at is null
    ) as test_questions_count,
    lesson.created,
    lesson.updated
from learning.lesson
left join learning.assessment on assessment.lesson_id = lesson.id and assessment.kind = 'test';

comment on view learning.shown_lesson is 'Lessons with whether they have a test, and how many live questions it has.';

comment on column learning.shown_lesson.has_test is 'Whether it has a test.';

comment on column learning.shown_lesson.test_questions_count is
    'How many live questions that has; 0 where there is none.';
