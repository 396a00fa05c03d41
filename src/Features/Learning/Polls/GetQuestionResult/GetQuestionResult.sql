-- How a question of a realtime poll was answered, as far as the caller may see it.
-- psql -v id=5 -v question_id=7 -v is_staff=true -f GetQuestionResult.sql
select /* Learning/GetQuestionResult */
    shown.question
from learning.assessment_of('realtime_poll', 'webinar', :id::bigint, null, :is_staff::boolean) as found
inner join learning.question on question.assessment_id = found.id
cross join lateral (select learning.closed_question(question.id, true) as question) as shown
where
    question.id = :question_id::bigint
    and question.archived_at is null
    and (:is_staff::boolean or question.result_shown_at is not null)
