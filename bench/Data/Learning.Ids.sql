-- The first of the people, the lecturer, the event with a test, the course, the webinar, a question of its poll; of the test
-- the first question, how many there are, and the first right answer, which is the first of four.
select
    (select min(account.id) from identity.account where account.username like 'learner-%') as person_id,
    (select account.id from identity.account where account.username = 'lecturer') as staff_id,
    test.event_id,
    (select course.id from learning.course) as course_id,
    poll.event_id as webinar_id,
    (select min(question.id) from learning.question where question.assessment_id = poll.id) as poll_question_id,
    min(question.id) as question_id,
    count(*) as questions,
    (
        select min(answer.id)
        from learning.answer
        inner join learning.question as asked on asked.id = answer.question_id
        where asked.assessment_id = test.id
    ) as answer_id
from learning.assessment as test
cross join learning.assessment as poll
inner join learning.question on question.assessment_id = test.id
where
    test.kind = 'test'
    and poll.kind = 'realtime_poll'
group by test.id, test.event_id, poll.id, poll.event_id
