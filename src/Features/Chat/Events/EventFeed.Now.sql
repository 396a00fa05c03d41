-- Where the feed begins: what is committed by now.
-- psql -f EventFeed.Now.sql
select /* Chat/EventFeed.Now */
    pg_current_snapshot()::text as snapshot
