-- Closes a question that was launched: writes it down, and tells every node at the commit, but of a draft nobody. No row: it
-- is deleted.
-- psql -v id=5 -v question_id=7 -v show_result=true -v account_id=1 -v now="'2026-11-29'" -f CloseQuestion.sql
with /* Learning/CloseQuestion */
asked as (
    select
        question.id,
        event.id as event_id,
        event.is_draft
    from learning.assessment_of('realtime_poll', 'webinar', :id::bigint, null, true) as found
    inner join learning.event on event.id = found.event_id
    inner join learning.question on question.assessment_id = found.id
    where
        question.id = :question_id::bigint
        and question.archived_at is null
    for key share of event -- before the question, as whoever deletes the webinar takes them
),

closed as (
    update learning.question
    set
        closed_at = coalesce(question.closed_at, :now::timestamptz),
        result_shown_at = case
            when :show_result::boolean then coalesce(question.result_shown_at, :now::timestamptz)
            else question.result_shown_at
        end
    from asked
    where
        question.id = asked.id
        and question.archived_at is null
        and question.launched_at is not null
    returning
        question.id,
        asked.event_id,
        asked.is_draft
),

noted as (
    insert into learning.realtime_launch (question_id, event_id, launched_by, shows, created)
    select
        closed.id,
        closed.event_id,
        :account_id::bigint,
        case when :show_result::boolean then 'result' else 'closed' end,
        :now::timestamptz
    from closed
    returning
        realtime_launch.id,
        realtime_launch.question_id
),

told as (
    select pg_notify('learning_realtime', noted.id::text) as notified
    from noted
    inner join closed on closed.id = noted.question_id
    where not closed.is_draft
)

select closed.event_id as webinar_id
from closed
left join told on true -- so that it is done
