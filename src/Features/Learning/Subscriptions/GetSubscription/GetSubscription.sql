-- One subscription.
-- psql -v id=1 -f GetSubscription.sql
select /* Learning/GetSubscription */
    subscription.id,
    subscription.email,
    subscription.created
from learning.subscription
where subscription.id = :id::bigint
