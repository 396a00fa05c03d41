-- Launches a question: writes it down, and tells every node at the commit, but of a draft nobody. No row: there is no such
-- question.
-- psql -v id=5 -v question_id=8 -v account_id=1 -v now="'2026-11-29'" -f LaunchQuestion.sql
with /* Learning/LaunchQuestion */
asked as (
    select
        question.id,
        event.id as event_id,
        event.is_draft,
        exists (
            select
            from learning.answer
            where
                answer.question_id = question.id
                and answer.archived_at is null
        ) as has_answers
    from learning.assessment_of('realtime_poll', 'webinar', :id::bigint, null, true) as found
    inner join learning.event on event.id = found.event_id
    inner join learning.question on question.assessment_id = found.id
    where
        question.id = :question_id::bigint
        and question.archived_at is null
    for key share of event -- before the question, as whoever deletes the webinar takes them
),

launched as (
    update learning.question
    set
        launched_at = coalesce(question.launched_at, :now::timestamptz),
        closed_at = null,
        result_shown_at = null
    from asked
    where
        question.id = asked.id
        and question.archived_at is null
        and asked.has_answers
    returning
        question.id,
        asked.event_id,
        asked.is_draft
),

noted as (
    insert into learning.realtime_launch (question_id, event_id, launched_by, created)
    select
        launched.id,
        launched.event_id,
        :account_id::bigint,
        :now::timestamptz
    from launched
    returning
        realtime_launch.id,
        realtime_launch.question_id
),

told as (
    select pg_notify('learning_realtime', noted.id::text) as notified
    from noted
    inner join launched on launched.id = noted.question_id
    where not launched.is_draft
)

select
    asked.has_answers,
    launched.id is not null as is_launched,
    asked.event_id as webinar_id,
    learning.launched_question(asked.id) as question
from asked
left join launched on launched.id = asked.id
left join told on true -- so that it is done
