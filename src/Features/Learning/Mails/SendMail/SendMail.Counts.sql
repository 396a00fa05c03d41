-- Mails of the outbox: due now or later, being sent, given up.
-- psql -v now="'2026-11-29'" -f SendMail.Counts.sql
select /* Learning/SendMail.Counts */
    count(*) filter (
        where
            mail.failed_at is null
            and (mail.leased_until is null or mail.leased_until < :now::timestamptz)
    ) as waiting,
    count(*) filter (where mail.failed_at is null and mail.leased_until >= :now::timestamptz) as running,
    count(*) filter (where mail.failed_at is not null) as failed,
    min(mail.run_at) filter (
        where
            mail.run_at <= :now::timestamptz
            and mail.failed_at is null
            and (mail.leased_until is null or mail.leased_until < :now::timestamptz)
    ) as due_since
from learning.mail
where mail.sent_at is null
