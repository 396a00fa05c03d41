-- Changes what was given of one office, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"name\": \"somalia\"}'" -v caller_id=1 -f WriteOffice.Update.sql
with /* Monitoring/WriteOffice.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.office
    set (name) = (
        select given.name
        from jsonb_populate_record(office, :given::jsonb) as given
    )
    from permitted
    where office.id = :id::integer
    returning office.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
