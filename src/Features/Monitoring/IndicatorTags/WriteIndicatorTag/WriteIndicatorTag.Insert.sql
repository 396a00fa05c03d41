-- Writes one new row, if the caller may.
-- psql -v tag_name="'Missed children'" -v parent_tag_id=1 -v caller_id=1 -f WriteIndicatorTag.Insert.sql
with /* Monitoring/WriteIndicatorTag.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.indicator_tag (tag_name, parent_tag_id)
    select
        :tag_name::text,
        :parent_tag_id::integer
    from permitted
    returning indicator_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
