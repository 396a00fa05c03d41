-- Deletes a subscription.
-- psql -v id=1 -f DeleteSubscription.sql
delete /* Learning/DeleteSubscription */ from learning.subscription
where subscription.id = :id::bigint
