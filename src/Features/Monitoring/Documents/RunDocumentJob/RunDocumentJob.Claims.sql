-- Claims come one after the other: each sees what the one before it took.
-- psql -f RunDocumentJob.Claims.sql
-- writes: pg_advisory_xact_lock
select /* Monitoring/RunDocumentJob.Claims */
    pg_advisory_xact_lock(1297042003, 0)::text as locked -- the numbers only keep our locks apart from others
