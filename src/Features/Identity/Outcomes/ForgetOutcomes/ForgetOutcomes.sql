-- Forgets what keys were answered, once that is a day ago.
-- psql -v before="'2026-11-28'" -v limit=5000 -f ForgetOutcomes.sql
with /* Identity/ForgetOutcomes */
due as (
    select
        outcome.caller,
        outcome.key
    from identity.outcome
    where outcome.created_at < :before::timestamptz
    order by outcome.created_at
    limit :limit::bigint
    for update skip locked
),

removed as (
    delete from identity.outcome
    using due
    where
        outcome.caller = due.caller
        and outcome.key = due.key
    returning outcome.key
)

select count(*) as removed
from removed
