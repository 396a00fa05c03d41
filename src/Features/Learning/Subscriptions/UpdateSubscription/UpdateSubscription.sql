-- Changes the address of a subscription, if one is given.
-- psql -v id=1 -v email="'demo-anna@example.invalid'" -f UpdateSubscription.sql
update /* Learning/UpdateSubscription */ learning.subscription
set email = coalesce(:email::text, subscription.email)
where subscription.id = :id::bigint
returning
    subscription.id,
    subscription.email,
    subscription.created
