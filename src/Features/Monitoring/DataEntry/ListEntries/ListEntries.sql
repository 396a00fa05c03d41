-- A page of all datapoints that the caller may read. A caller with an eighth of the regions or more meets the page by
-- walking the datapoints in order and passing over those of other regions, and the walk ends with the page; for others
-- too much would be passed over, so theirs are gathered by region. Who may read all regions is not asked for any, and
-- everything is counted from the smallest index. The branch that is not taken is not executed.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListEntries.sql
with /* Monitoring/ListEntries */
reach as materialized (
    select
        reach_of.is_wide,
        reach_of.is_whole
    from monitoring.reach_of(:caller_id::bigint, 'r')
),

readable as materialized (
    select authorized.region_id
    from monitoring.authorized_region(:caller_id::bigint, 'r', 0) as authorized
    where not (select reach.is_whole from reach)
),

page as (
    (
        select
            datapoint.id,
            datapoint.region_id,
            datapoint.campaign_id,
            datapoint.indicator_id,
            datapoint.value,
            datapoint.note
        from monitoring.datapoint
        where
            (select reach.is_wide from reach)
            and (
                (select reach.is_whole from reach)
                or datapoint.region_id in (select readable.region_id from readable)
            )
        order by datapoint.id
        limit :limit::bigint
        offset :offset::bigint
    )

    union all

    (
        select
            entry.id,
            readable.region_id,
            entry.campaign_id,
            entry.indicator_id,
            entry.value,
            entry.note
        from readable
        cross join lateral (
            select
                datapoint.id,
                datapoint.campaign_id,
                datapoint.indicator_id,
                datapoint.value,
                datapoint.note
            from monitoring.datapoint
            where datapoint.region_id = readable.region_id
            offset 0 -- region by region, however many the planner expects
        ) as entry
        where not (select reach.is_wide from reach)
        order by entry.id
        limit :limit::bigint
        offset :offset::bigint
    )
)

select
    case
        when (select reach.is_whole from reach) then (
            select count(*)
            from monitoring.datapoint
        )
        else (
            select count(*)
            from readable
            cross join lateral (
                select
                from monitoring.datapoint
                where datapoint.region_id = readable.region_id
                offset 0
            ) as entry
        )
    end as total_count,
    page.id as datapoint_id,
    page.region_id,
    page.campaign_id,
    page.indicator_id,
    page.value,
    page.note
from page
order by page.id
