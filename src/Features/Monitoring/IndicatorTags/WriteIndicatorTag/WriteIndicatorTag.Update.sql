-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v tag_name="'Missed children'" -v has_tag_name=true -v parent_tag_id=1 -v has_parent_tag_id=true -v caller_id=1 -f WriteIndicatorTag.Update.sql
with /* Monitoring/WriteIndicatorTag.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator_tag
    set
        tag_name = case when :has_tag_name::boolean then :tag_name::text else indicator_tag.tag_name end,
        parent_tag_id = case
            when :has_parent_tag_id::boolean then :parent_tag_id::integer
            else indicator_tag.parent_tag_id
        end
    from permitted
    where indicator_tag.id = :id::integer
    returning indicator_tag.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
