-- Writes one new source, if the caller may.
-- psql -v source_name="'odk'" -v source_description="'Forms of the field teams'" -v caller_id=1 -f WriteSource.Insert.sql
with /* Monitoring/WriteSource.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.source (source_name, source_description)
    select
        :source_name::text,
        coalesce(:source_description::text, '')
    from permitted
    returning source.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
