-- Whether there is such a subscription: told before anything of the body.
-- psql -v id=1 -f UpdateSubscription.Exists.sql
select /* Learning/UpdateSubscription.Exists */
    exists (
        select
        from learning.subscription
        where subscription.id = :id::bigint
    ) as is_there
