-- The next mail that is due, or whose worker is gone.
-- psql -v now="'2026-11-29'" -v leased_until="'2026-11-29 00:00:30'" -f SendMail.Claim.sql
update /* Learning/SendMail.Claim */ learning.mail
set
    attempts = mail.attempts + 1,
    leased_until = :leased_until::timestamptz
where
    mail.id = (
        select due.id
        from learning.mail as due
        where
            due.sent_at is null
            and due.failed_at is null
            and due.run_at <= :now::timestamptz
            and (due.leased_until is null or due.leased_until < :now::timestamptz)
        order by due.run_at, due.id
        limit 1
        for update skip locked -- other workers go on to the next
    )
returning
    mail.id,
    mail.attempts,
    mail.recipient,
    mail.subject,
    mail.body,
    mail.unsubscribe,
    mail.trace
