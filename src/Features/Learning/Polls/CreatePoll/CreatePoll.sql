-- The poll or realtime poll of a webinar; no row where that is not there, or has one.
-- psql -v kind="'poll'" -v owner="'webinar'" -v owner_id=1 -v now="'2026-11-29'" -f CreatePoll.sql
insert /* Learning/CreatePoll */ into learning.assessment (kind, event_id, created)
select
    :kind::text,
    event.id,
    :now::timestamptz
from learning.event
where
    event.id = :owner_id::bigint
    and event.kind = :owner::text
on conflict do nothing
returning
    assessment.id,
    assessment.created,
    '[]'::jsonb as questions_set,
    '{"poll_available": false}'::jsonb as users_statistics
