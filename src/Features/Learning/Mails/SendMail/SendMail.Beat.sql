-- A sign of life of the worker. No row: the claim is another's by now.
update /* Learning/SendMail.Beat */ learning.mail
set leased_until = :leased_until::timestamptz
where
    mail.id = :id::bigint
    and mail.attempts = :attempts::integer
    and mail.sent_at is null
