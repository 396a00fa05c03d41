-- Writes one new office, if the caller may.
-- psql -v name="'somalia'" -v caller_id=1 -v now="'2026-11-22'" -f WriteOffice.Insert.sql
with /* Monitoring/WriteOffice.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.office (name, created_at)
    select
        :name::text,
        :now::timestamptz
    from permitted
    returning office.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
