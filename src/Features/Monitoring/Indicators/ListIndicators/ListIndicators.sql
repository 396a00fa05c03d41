-- Indicators with their bounds and tags as they are now, filtered and paged; with read_write w only those that the
-- caller may write.
-- psql -v caller_id=4 -v read_write="'r'" -v limit=20 -v offset=0 -f ListIndicators.sql
with /* Monitoring/ListIndicators */
matching as (
    select indicator.id
    from monitoring.indicator
    inner join monitoring.source on source.id = indicator.source_id
    where
        (
            :read_write::text = 'r'
            or indicator.id in (
                select writable.indicator_id
                from monitoring.writable_indicator(:caller_id::bigint) as writable
            )
        )
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    indicator.id,
    indicator.name,
    indicator.short_name,
    indicator.slug,
    indicator.description,
    source.source_name,
    array_to_json(
        array(
            select row_to_json(bound)
            from (
                select
                    indicator_bound.id,
                    indicator_bound.indicator_id,
                    indicator_bound.mn_val,
                    indicator_bound.mx_val,
                    indicator_bound.bound_name,
                    indicator_bound.direction
                from monitoring.indicator_bound
                where indicator_bound.indicator_id = indicator.id
                order by indicator_bound.id
            ) as bound
        )
    ) as bound_json,
    array_to_json(
        array(
            select indicator_to_tag.indicator_tag_id
            from monitoring.indicator_to_tag
            where indicator_to_tag.indicator_id = indicator.id
            order by indicator_to_tag.indicator_tag_id
        )
    ) as tag_json,
    indicator.is_reported
from page
inner join monitoring.indicator on indicator.id = page.id
left join monitoring.source on source.id = indicator.source_id
order by page.id
