-- Launches and closings as sockets are told them: of webinars that somebody on this node watches, and that are no drafts.
-- psql -v ids="'{1}'" -v webinar_ids="'{1}'" -f Launches.Told.sql
select /* Learning/Launches.Told */
    realtime_launch.event_id as webinar_id,
    shown.question,
    shown.closed
from learning.realtime_launch
inner join learning.event on event.id = realtime_launch.event_id
cross join lateral (
    select
        case
            when realtime_launch.shows = 'question' then learning.launched_question(realtime_launch.question_id)
        end as question,
        case
            when realtime_launch.shows <> 'question'
                then learning.closed_question(realtime_launch.question_id, realtime_launch.shows = 'result')
        end as closed
) as shown
where
    realtime_launch.id = any(:ids::bigint[])
    and realtime_launch.event_id = any(:webinar_ids::bigint[])
    and not event.is_draft
    and num_nonnulls(shown.question, shown.closed) = 1 -- else deleted meanwhile
order by realtime_launch.id
