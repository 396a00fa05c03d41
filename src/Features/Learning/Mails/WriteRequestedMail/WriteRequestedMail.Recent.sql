-- Whether somebody got a mail of this subject within the last five minutes.
-- psql -v email="'a@example.org'" -v subject="'c'" -v now="'2026-11-29'" -f WriteRequestedMail.Recent.sql
select /* Learning/WriteRequestedMail.Recent */
    exists (
        select
        from learning.mail
        where
            mail.recipient = :email::text
            and mail.subject = :subject::text
            and mail.created > :now::timestamptz - interval '5 minutes'
    ) as is_recent
