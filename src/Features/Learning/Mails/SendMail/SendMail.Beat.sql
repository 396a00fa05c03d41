-- A sign of life of the worker. No row: the claim is another's by now.
-- psql -v leased_until="'2026-11-22 00:00:30'" -v id=1 -v attempts=1 -f SendMail.Beat.sql
update /* Learning/SendMail.Beat */ learning.mail
set leased_until = :leased_until::timestamptz
where
    mail.id = :id::bigint
    and mail.attempts = :attempts::integer
    and mail.sent_at is null
