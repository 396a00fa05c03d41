-- Deletes the one bound that the conditions name, or none.
-- psql -v caller_id=1 -f WriteIndicatorBound.Delete.sql
with /* Monitoring/WriteIndicatorBound.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select indicator_bound.id
    from monitoring.indicator_bound
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.indicator_bound
    using permitted
    where
        indicator_bound.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning indicator_bound.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
