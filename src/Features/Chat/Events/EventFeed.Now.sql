-- Where the feed begins: what is committed by now.
select /* Chat/EventFeed.Now */
    pg_current_snapshot()::text as snapshot
