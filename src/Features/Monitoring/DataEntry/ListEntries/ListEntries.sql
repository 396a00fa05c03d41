-- The caller's datapoints that match filters. Where few match, their regions are checked upward, at the same price for
-- every caller; where many do, they are met by the descent from the grants. The branch that is not taken is not executed.
-- psql -v caller_id=1 -v limit=20 -v offset=0 -f ListEntries.sql
with /* Monitoring/ListEntries */
probe as materialized (
    select count(*) > 2000 as is_broad
    from (
        select
        from monitoring.datapoint
        where
            true
            -- slot: filters
        limit 2001
    ) as first_matches
),

readable as materialized (
    select place.region_id
    from (
        select distinct datapoint.region_id
        from monitoring.datapoint
        where
            (select not probe.is_broad from probe)
            -- slot: filters
    ) as place
    where exists (select 1 from monitoring.region_access(:caller_id::bigint, 'r', place.region_id))

    union all

    select authorized.region_id
    from monitoring.authorized_region(:caller_id::bigint, 'r', 0) as authorized
    where (select probe.is_broad from probe)
),

matching as materialized (
    select entry.id
    from readable
    cross join lateral (
        select datapoint.id
        from monitoring.datapoint
        where
            datapoint.region_id = readable.region_id
            -- slot: filters
        offset 0 -- region by region, however many the planner expects
    ) as entry
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
    datapoint.id as datapoint_id,
    datapoint.region_id,
    datapoint.campaign_id,
    datapoint.indicator_id,
    datapoint.value,
    datapoint.note
from (select) as always
left join page on true
left join monitoring.datapoint on datapoint.id = page.id
order by page.id
