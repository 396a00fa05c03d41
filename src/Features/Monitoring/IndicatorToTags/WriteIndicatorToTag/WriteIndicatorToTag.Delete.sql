-- Deletes the one link that the conditions name, or none.
-- psql -v caller_id=1 -f WriteIndicatorToTag.Delete.sql
with /* Monitoring/WriteIndicatorToTag.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select indicator_to_tag.id
    from monitoring.indicator_to_tag
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.indicator_to_tag
    using permitted
    where
        indicator_to_tag.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning indicator_to_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
