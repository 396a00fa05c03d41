-- Whether an address is noted already, in any letter case, but for one subscription.
-- psql -v email="'demo-anna@example.invalid'" -v id=null -f SubscriptionRules.sql
select /* Learning/SubscriptionRules */
    exists (
        select
        from learning.subscription
        where
            lower(subscription.email) = lower(:email::text)
            and subscription.id is distinct from :id::bigint
    ) as is_taken
