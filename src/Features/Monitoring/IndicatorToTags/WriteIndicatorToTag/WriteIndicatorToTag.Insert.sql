-- Writes one new link, if the caller may.
-- psql -v indicator_id=3 -v indicator_tag_id=5 -v caller_id=1 -f WriteIndicatorToTag.Insert.sql
with /* Monitoring/WriteIndicatorToTag.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.indicator_to_tag (indicator_id, indicator_tag_id)
    select
        :indicator_id::integer,
        :indicator_tag_id::integer
    from permitted
    returning indicator_to_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
