-- What a caller's key was answered, if that was not long ago.
-- psql -v caller="'account 7'" -v key="'k1'" -v since="'2026-11-28'" -f Outcomes.Find.sql
select /* Identity/Outcomes.Find */
    outcome.fingerprint,
    outcome.status,
    outcome.headers::text as headers,
    outcome.body
from identity.outcome
where
    outcome.caller = :caller::text
    and outcome.key = :key::text
    and outcome.created_at > :since::timestamptz
