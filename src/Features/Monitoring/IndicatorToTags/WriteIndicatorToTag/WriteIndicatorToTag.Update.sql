-- Changes what was given of one link, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"indicator_tag_id\": 1}'" -v caller_id=1 -f WriteIndicatorToTag.Update.sql
with /* Monitoring/WriteIndicatorToTag.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator_to_tag
    set (indicator_id, indicator_tag_id) = (
        select
            given.indicator_id,
            given.indicator_tag_id
        from jsonb_populate_record(indicator_to_tag, :given::jsonb) as given
    )
    from permitted
    where indicator_to_tag.id = :id::integer
    returning indicator_to_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
