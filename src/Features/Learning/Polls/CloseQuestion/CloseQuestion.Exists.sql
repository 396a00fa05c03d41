-- Whether a question of a realtime poll was launched; no row: there is no such question.
-- psql -v id=5 -v question_id=7 -f CloseQuestion.Exists.sql
select /* Learning/CloseQuestion.Exists */
    question.launched_at is not null as is_launched
from learning.assessment_of('realtime_poll', 'webinar', :id::bigint, null, true) as found
inner join learning.question on question.assessment_id = found.id
where
    question.id = :question_id::bigint
    and question.archived_at is null
