-- When an event or webinar begins and ends. No row: there is none, told before anything of the body.
-- psql -v kind="'event'" -v id=1 -f UpdateEvent.Current.sql
select /* Learning/UpdateEvent.Current */
    event.start_date,
    event.end_date
from learning.event
where
    event.id = :id::bigint
    and event.kind = :kind::text
