-- Keeps what a key was answered, in the transaction that did what is told, unless the caller has too much of that: then it
-- gives when the oldest was kept. What the key was answered long ago goes. Each row says how much had been kept before it,
-- so the newest and the oldest tell how much there is; requests that end in the same moment count as one.
-- psql -v caller="'account 7'" -v key="'k1'" -v fingerprint="sha256('x')" -v status=201 -v headers="'{}'" -v body="'{}'" -v now="'2026-11-29'" -v max_answers=10 -v max_bytes=1000 -f Outcomes.Keep.sql
with /* Identity/Outcomes.Keep */
oldest as (
    select
        outcome.answers_before,
        outcome.bytes_before,
        outcome.created_at
    from identity.outcome
    where outcome.caller = :caller::text
    order by outcome.answers_before
    limit 1
),

newest as (
    select
        outcome.answers_before + 1 as answers,
        outcome.bytes_before + octet_length(outcome.body) as bytes
    from identity.outcome
    where outcome.caller = :caller::text
    order by outcome.answers_before desc
    limit 1
),

before as (
    select
        coalesce(max(newest.answers), 0) as answers,
        coalesce(max(newest.bytes), 0) as bytes,
        coalesce(max(newest.answers - oldest.answers_before), 0) as kept_answers,
        coalesce(max(newest.bytes - oldest.bytes_before), 0) as kept_bytes
    from newest
    cross join oldest
),

kept as (
    insert into identity.outcome (
        caller, key, fingerprint, status, headers, body, created_at, answers_before, bytes_before
    )
    select
        :caller::text,
        :key::text,
        :fingerprint::bytea,
        :status::integer,
        :headers::json,
        :body::bytea,
        :now::timestamptz,
        before.answers,
        before.bytes
    from before
    where
        before.kept_answers < :max_answers::bigint
        and before.kept_bytes + octet_length(:body::bytea) <= :max_bytes::bigint
    on conflict (caller, key) do update
        set
            fingerprint = excluded.fingerprint,
            status = excluded.status,
            headers = excluded.headers,
            body = excluded.body,
            created_at = excluded.created_at,
            answers_before = excluded.answers_before,
            bytes_before = excluded.bytes_before
    returning outcome.key
)

select oldest.created_at
from oldest
where not exists (select from kept)
