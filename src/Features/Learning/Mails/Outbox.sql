-- A mail to be sent; the job hears of it at the end of the transaction.
-- psql -v recipient="'ada@example.org'" -v subject="'Hello'" -v body="'Text'" -v now="'2026-11-29'" -v unsubscribe=null -f Outbox.sql
-- writes: pg_notify
with /* Learning/Outbox */
written as (
    insert into learning.mail (recipient, subject, body, created, run_at, unsubscribe)
    values (
        :recipient::text,
        :subject::text,
        :body::text,
        :now::timestamptz,
        :now::timestamptz,
        :unsubscribe::text
    )
    returning mail.id
)

select pg_notify('job', 'Learning/SendMail')::text as told
from written
