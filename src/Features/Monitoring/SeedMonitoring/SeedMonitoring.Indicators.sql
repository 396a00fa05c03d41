-- Demo indicators, each with a tag.
-- psql -v names="'{Teams}'" -v short_names="'{teams}'" -v descriptions="'{Sent out}'" -v aggregations="'{sum}'" -v tags="'{Teams}'" -f SeedMonitoring.Indicators.sql
with /* Monitoring/SeedMonitoring.Indicators */
item as (
    select
        sent.name,
        sent.short_name,
        sent.description,
        sent.aggregation,
        sent.tag,
        sent.ordinal
    from unnest(
        :names::text[],
        :short_names::text[],
        :descriptions::text[],
        :aggregations::text[],
        :tags::text[]
    ) with ordinality as sent (name, short_name, description, aggregation, tag, ordinal)
),

written as (
    insert into monitoring.indicator (name, short_name, slug, description, aggregation, source_id)
    select
        item.name,
        item.short_name,
        monitoring.slug_of(item.name),
        item.description,
        item.aggregation,
        source.id
    from item
    inner join monitoring.source on source.source_name = 'data entry'
    order by item.ordinal
    returning
        indicator.id,
        indicator.short_name
)

insert into monitoring.indicator_to_tag (indicator_id, indicator_tag_id)
select
    written.id,
    indicator_tag.id
from written
inner join item on item.short_name = written.short_name
inner join monitoring.indicator_tag on indicator_tag.tag_name = item.tag
order by written.id
