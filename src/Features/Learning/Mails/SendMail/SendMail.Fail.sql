-- The mail was not taken: again later, unless this was the tenth time.
-- psql -v run_at="'2026-11-29'" -v error="'40P01: deadlock detected'" -v now="'2026-11-29'" -v id=1 -v attempts=1 -f SendMail.Fail.sql
update /* Learning/SendMail.Fail */ learning.mail
set
    run_at = :run_at::timestamptz,
    leased_until = null,
    last_error = left(:error::text, 2000),
    failed_at = case when mail.attempts >= 10 and :run_at::timestamptz > :now::timestamptz then :now::timestamptz end
where
    mail.id = :id::bigint
    and mail.attempts = :attempts::integer
    and mail.sent_at is null
