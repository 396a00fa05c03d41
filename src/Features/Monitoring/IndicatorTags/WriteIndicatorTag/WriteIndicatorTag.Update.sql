-- Changes what was given of one tag, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"parent_tag_id\": null}'" -v caller_id=1 -f WriteIndicatorTag.Update.sql
with /* Monitoring/WriteIndicatorTag.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator_tag
    set (tag_name, parent_tag_id) = (
        select
            given.tag_name,
            given.parent_tag_id
        from jsonb_populate_record(indicator_tag, :given::jsonb) as given
    )
    from permitted
    where indicator_tag.id = :id::integer
    returning indicator_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
