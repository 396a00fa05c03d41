-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteIndicator.Delete.sql
with /* Monitoring/WriteIndicator.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select indicator.id
    from monitoring.indicator
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.indicator
    using permitted
    where
        indicator.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning indicator.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
