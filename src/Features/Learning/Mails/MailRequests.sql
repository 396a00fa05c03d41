-- Notes that somebody asked for a mail; the job hears of it at the end of the transaction.
-- psql -v kind="'confirmation'" -v email="'demo-anna@example.invalid'" -v origin="''" -v now="'2026-11-29'" -f MailRequests.sql
-- writes: pg_notify
with /* Learning/MailRequests */
noted as (
    insert into learning.mail_request (kind, email, origin, created)
    values (:kind::text, :email::text, :origin::text, :now::timestamptz)
    returning mail_request.id
)

select pg_notify('job', 'Learning/WriteRequestedMail')::text as told
from noted
