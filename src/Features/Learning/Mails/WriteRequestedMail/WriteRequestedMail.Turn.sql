-- One request after the other, over all nodes: each sees the mails that the one before it wrote.
-- psql -f WriteRequestedMail.Turn.sql
-- writes: pg_advisory_xact_lock
select /* Learning/WriteRequestedMail.Turn */
    pg_advisory_xact_lock(1297042004, 0)::text as locked -- the numbers only keep our locks apart from others
