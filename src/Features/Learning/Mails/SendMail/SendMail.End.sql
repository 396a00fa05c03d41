-- The mail was taken. Its text, which may hold a link that is a secret, is not kept.
-- psql -v id=1 -v attempts=1 -v now="'2026-11-29'" -f SendMail.End.sql
update /* Learning/SendMail.End */ learning.mail
set
    sent_at = :now::timestamptz,
    leased_until = null,
    last_error = null,
    body = '',
    unsubscribe = null
where
    mail.id = :id::bigint
    and mail.attempts = :attempts::integer
