-- Deletes the one office that the conditions name, or none.
-- psql -v caller_id=1 -f WriteOffice.Delete.sql
with /* Monitoring/WriteOffice.Delete */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

matching as (
    select office.id
    from monitoring.office
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.office
    using permitted
    where
        office.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning office.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
