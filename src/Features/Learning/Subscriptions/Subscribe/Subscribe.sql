-- One new subscription.
-- psql -v email="'ada@example.org'" -v now="'2026-11-29'" -f Subscribe.sql
insert /* Learning/Subscribe */ into learning.subscription (email, created)
values (:email::text, :now::timestamptz)
returning
    subscription.id,
    subscription.email,
    subscription.created
