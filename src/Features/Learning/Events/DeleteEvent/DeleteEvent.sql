-- Deletes an event or webinar with tests, polls and results; certificates stay.
-- psql -v kind="'event'" -v id=1 -f DeleteEvent.sql
delete /* Learning/DeleteEvent */ from learning.event
where
    event.id = :id::bigint
    and event.kind = :kind::text
