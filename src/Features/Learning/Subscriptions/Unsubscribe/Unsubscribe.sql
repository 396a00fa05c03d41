-- Deletes a subscription; one that is gone is as good.
-- psql -v id=1 -f Unsubscribe.sql
delete /* Learning/Unsubscribe */ from learning.subscription
where subscription.id = :id::bigint
