-- Changes what was given of one indicator, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"is_reported\": false}'" -v caller_id=1 -f WriteIndicator.Update.sql
with /* Monitoring/WriteIndicator.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator
    set (name, short_name, slug, description, is_reported, source_id, aggregation) = (
        select
            given.name,
            given.short_name,
            given.slug,
            given.description,
            given.is_reported,
            given.source_id,
            given.aggregation
        from jsonb_populate_record(indicator, :given::jsonb) as given
    )
    from permitted
    where indicator.id = :id::integer
    returning indicator.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
