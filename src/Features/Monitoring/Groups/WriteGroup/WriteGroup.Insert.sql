-- Writes one new row, if the caller may.
-- psql -v name="'fake_group'" -v caller_id=1 -f WriteGroup.Insert.sql
with /* Monitoring/WriteGroup.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.app_group (name)
    select
        :name::text
    from permitted
    returning app_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
