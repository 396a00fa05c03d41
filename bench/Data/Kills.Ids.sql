-- A private event with a test, a question of it with an answer, the course and its first lesson, the specialization.
select
    test.event_id,
    question.id as question_id,
    answer.id as answer_id,
    lesson.course_id,
    lesson.id as lesson_id,
    specialization.id as specialization_id
from learning.assessment as test
inner join learning.event on event.id = test.event_id
inner join learning.question on question.assessment_id = test.id
inner join learning.answer on answer.question_id = question.id
cross join learning.lesson
cross join learning.specialization
where
    test.kind = 'test'
    and event.private
order by question.id, answer.id, lesson.sort_id
limit 1
