-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name=null -v has_name=false -v short_name=null -v has_short_name=false -v slug=null -v has_slug=false -v description=null -v has_description=false -v is_reported=false -v has_is_reported=true -v source_id=null -v has_source_id=false -v aggregation=null -v has_aggregation=false -v caller_id=1 -f WriteIndicator.Update.sql
with /* Monitoring/WriteIndicator.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator
    set
        name = case when :has_name::boolean then :name::text else indicator.name end,
        short_name = case when :has_short_name::boolean then :short_name::text else indicator.short_name end,
        slug = case when :has_slug::boolean then :slug::text else indicator.slug end,
        description = case when :has_description::boolean then :description::text else indicator.description end,
        is_reported = case
            when :has_is_reported::boolean then :is_reported::boolean
            else indicator.is_reported
        end,
        source_id = case when :has_source_id::boolean then :source_id::integer else indicator.source_id end,
        aggregation = case when :has_aggregation::boolean then :aggregation::text else indicator.aggregation end
    from permitted
    where indicator.id = :id::integer
    returning indicator.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
