-- The caller's datapoints that match filters. Where few match, their regions are checked upward, at the same price for
-- every caller. Where many do, a caller with an eighth of the regions or more has them found by the filters alone and
-- compared with the caller's regions; for others they are met by the descent from the grants. The branches that are not
-- taken are not executed.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -f ListEntries.Matching.sql
with /* Monitoring/ListEntries.Matching */
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

reach as materialized (
    select
        reach_of.is_wide,
        reach_of.is_whole
    from monitoring.reach_of(:caller_id::bigint, 'r')
    where (select probe.is_broad from probe)
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
    where exists (select 1 from reach where not reach.is_whole)
),

matching as materialized (
    select datapoint.id
    from monitoring.datapoint
    where
        exists (select 1 from reach where reach.is_wide)
        and (
            (select reach.is_whole from reach)
            or datapoint.region_id in (select readable.region_id from readable)
        )
        -- slot: filters

    union all

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
    where not exists (select 1 from reach where reach.is_wide)
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
from page
inner join monitoring.datapoint on datapoint.id = page.id
order by page.id
