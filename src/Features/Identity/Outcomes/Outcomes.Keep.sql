-- Keeps what a key was answered, in the transaction that did what is told. What the key was answered long ago goes.
-- psql -v caller="'account 7'" -v key="'k1'" -v fingerprint="sha256('x')" -v status=201 -v headers="'{}'" -v body="'{}'" -v now="'2026-11-29'" -f Outcomes.Keep.sql
insert /* Identity/Outcomes.Keep */ into identity.outcome (caller, key, fingerprint, status, headers, body, created_at)
values (
    :caller::text,
    :key::text,
    :fingerprint::bytea,
    :status::integer,
    :headers::json,
    :body::bytea,
    :now::timestamptz
)
on conflict (caller, key) do update
    set
        fingerprint = excluded.fingerprint,
        status = excluded.status,
        headers = excluded.headers,
        body = excluded.body,
        created_at = excluded.created_at
