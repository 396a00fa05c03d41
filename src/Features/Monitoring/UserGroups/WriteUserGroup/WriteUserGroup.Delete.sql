-- Deletes the one row that the conditions name, or none.
-- psql -v caller_id=1 -f WriteUserGroup.Delete.sql
with /* Monitoring/WriteUserGroup.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select user_group.id
    from monitoring.user_group
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.user_group
    using permitted
    where
        user_group.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning user_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
