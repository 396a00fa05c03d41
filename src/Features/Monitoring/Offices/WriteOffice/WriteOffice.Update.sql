-- Changes what was sent of one office, if the caller may.
-- psql -v id=4 -v name="'somalia'" -v has_name=true -v caller_id=1 -f WriteOffice.Update.sql
with /* Monitoring/WriteOffice.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.office
    set name = case when :has_name::boolean then :name::text else office.name end
    from permitted
    where office.id = :id::integer
    returning office.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
