-- A page of subscriptions; a row with only the count: an empty one.
-- psql -v limit=100 -v offset=0 -f ListSubscriptions.sql
with /* Learning/ListSubscriptions */
counted as (
    select count(*) as total_count
    from learning.subscription
    where
        true
        -- slot: filters
),

page as (
    select subscription.id
    from learning.subscription
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        subscription.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    subscription.id,
    subscription.email,
    subscription.created
from counted
left join page on true
left join learning.subscription on subscription.id = page.id
order by
    -- slot: ordering
    subscription.id
