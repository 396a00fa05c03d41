-- Mails that were asked for and are not written yet. None is given up, and one that is being written is locked, not marked.
-- psql -v now="'2026-11-29'" -f WriteRequestedMail.Counts.sql
select /* Learning/WriteRequestedMail.Counts */
    count(*) as waiting,
    0::bigint as running,
    0::bigint as failed,
    min(mail_request.created) filter (where mail_request.created <= :now::timestamptz) as due_since
from learning.mail_request
