-- Registers somebody for a private event or webinar that they may see. No row: there is none; not written: not private, or
-- registered already.
-- psql -v kind="'event'" -v id=1 -v is_staff=false -v account_id=null -v client_ip="'192.0.2.1'" -v now="'2026-11-29'" -f RegisterForEvent.sql
with /* Learning/RegisterForEvent */
found as (
    select
        event.id,
        event.private
    from learning.event
    where
        event.id = :id::bigint
        and event.kind = :kind::text
        and (:is_staff::boolean or not event.is_draft)
),

written as (
    insert into learning.registration (event_id, account_id, client_ip, created)
    select found.id, :account_id::bigint, :client_ip::inet, :now::timestamptz
    from found
    where found.private
    on conflict do nothing
    returning registration.id
)

select
    found.private as is_private,
    exists (select from written) as is_written
from found
