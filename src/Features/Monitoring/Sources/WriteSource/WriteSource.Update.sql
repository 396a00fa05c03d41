-- Changes what was given of one source, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"source_description\": \"Forms\"}'" -v caller_id=1 -f WriteSource.Update.sql
with /* Monitoring/WriteSource.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.source
    set (source_name, source_description) = (
        select
            given.source_name,
            given.source_description
        from jsonb_populate_record(source, :given::jsonb) as given
    )
    from permitted
    where source.id = :id::integer
    returning source.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
