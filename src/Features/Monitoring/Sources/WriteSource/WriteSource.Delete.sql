-- Deletes the one source that the conditions name, or none.
-- psql -v caller_id=1 -f WriteSource.Delete.sql
with /* Monitoring/WriteSource.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select source.id
    from monitoring.source
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.source
    using permitted
    where
        source.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning source.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
