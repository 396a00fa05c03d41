-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteGroup.Delete.sql
with /* Monitoring/WriteGroup.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select app_group.id
    from monitoring.app_group
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.app_group
    using permitted
    where
        app_group.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning app_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
