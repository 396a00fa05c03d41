-- A closed question as everybody is told.
-- psql -v question_id=1 -v show_result=true -f CloseQuestion.Shown.sql
select /* Learning/CloseQuestion.Shown */
    shown.question
from (
    select learning.closed_question(:question_id::bigint, :show_result::boolean) as question
) as shown
where shown.question is not null
