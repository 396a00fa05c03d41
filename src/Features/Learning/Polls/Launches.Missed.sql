-- Launches of which this node may have heard nothing: the connection that listens was down.
-- psql -v webinar_ids="'{1}'" -v since="'2026-11-29'" -v limit=1000 -f Launches.Missed.sql
select /* Learning/Launches.Missed */
    realtime_launch.id
from learning.realtime_launch
where
    realtime_launch.event_id = any(:webinar_ids::bigint[])
    and realtime_launch.created >= :since::timestamptz
order by realtime_launch.id desc
limit :limit::bigint
