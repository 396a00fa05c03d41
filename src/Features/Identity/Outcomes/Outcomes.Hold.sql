-- Holds a caller's key until the transaction ends. It never waits: false where another transaction holds it.
-- writes: pg_catalog.pg_try_advisory_xact_lock
-- psql -v caller="'account 7'" -v key="'k1'" -f Outcomes.Hold.sql
select /* Identity/Outcomes.Hold */
    pg_try_advisory_xact_lock(hashtextextended(:caller::text || ' ' || :key::text, 0)) as is_held
