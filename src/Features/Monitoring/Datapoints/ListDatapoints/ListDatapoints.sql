-- A page of everything that the caller may read, found without looking at more than the page: the campaigns that it
-- lies in by the sums kept in monitoring.datapoint_group; in each of them the regions in order, unchecked where all of
-- the campaign's pairs are the caller's, else among those that the descent from the grants meets.
-- psql -v caller_id=4 -v indicator_ids=null -v campaign_ids=null -v campaign_start=null -v campaign_end=null -v agg_level="'mixed'" -v provenance=false -v is_csv=false -v limit=20 -v offset=0 -f ListDatapoints.sql
with /* Monitoring/ListDatapoints */
chosen as materialized (
    select
        campaign.id,
        campaign.office_id,
        campaign.start_date
    from monitoring.campaign
    where
        (:campaign_ids::integer[] is null or campaign.id = any(:campaign_ids::integer[]))
        and (:campaign_start::date is null or campaign.start_date >= :campaign_start::date)
        and (:campaign_end::date is null or campaign.end_date <= :campaign_end::date)
),

topmost as materialized (
    -- Grants that lie in no other grant: no pair is counted twice.
    select granted.region_id
    from monitoring.granted_region(:caller_id::bigint, 'r') as granted
    where
        not exists (
            select 1
            from monitoring.region_chain(granted.region_id) as chain
            inner join monitoring.region_permission on region_permission.region_id = chain.region_id
            where
                chain.distance > 0
                and region_permission.user_id = :caller_id::bigint
        )
),

counted as materialized (
    select
        chosen.id as campaign_id,
        chosen.start_date,
        sum(datapoint_group.shown_below) as weight
    from chosen
    cross join topmost
    inner join monitoring.datapoint_group
        on datapoint_group.campaign_id = chosen.id
        and datapoint_group.region_id = topmost.region_id
    group by chosen.id, chosen.start_date
),

placed as (
    select
        counted.campaign_id,
        counted.start_date,
        counted.weight,
        sum(counted.weight) over (order by counted.start_date desc, counted.campaign_id desc) - counted.weight as before
    from counted
    where counted.weight > 0
),

on_page as materialized (
    select
        placed.campaign_id,
        placed.start_date,
        greatest(:offset::bigint - placed.before, 0)::bigint as skipped,
        least(placed.weight, :offset::numeric + coalesce(:limit::numeric, 'Infinity') - placed.before)
        - greatest(:offset::bigint - placed.before, 0) as taken,
        placed.weight = (
            select sum(datapoint_group.shown_below)
            from monitoring.region as root
            inner join monitoring.datapoint_group
                on datapoint_group.campaign_id = placed.campaign_id
                and datapoint_group.region_id = root.id
            where root.parent_region_id is null
        ) as is_whole
    from placed
    where
        placed.before + placed.weight > :offset::bigint
        and (:limit::bigint is null or placed.before < :offset::numeric + :limit::numeric)
),

readable as materialized (
    select authorized.region_id
    from monitoring.authorized_region(:caller_id::bigint, 'r', 0) as authorized
    where exists (select 1 from on_page where not on_page.is_whole)
),

numbered as materialized (
    select
        row_number() over (order by on_page.start_date desc, on_page.campaign_id desc, place.region_id) as number,
        0::bigint as skipped,
        on_page.campaign_id,
        place.region_id
    from on_page
    cross join lateral (
        (
            select datapoint_group.region_id
            from monitoring.datapoint_group
            where
                on_page.is_whole
                and datapoint_group.campaign_id = on_page.campaign_id
                and datapoint_group.is_shown
            order by datapoint_group.region_id
            limit on_page.taken::bigint
            offset on_page.skipped
        )

        union all

        (
            select readable.region_id
            from readable
            cross join lateral (
                select
                from monitoring.datapoint_group
                where
                    datapoint_group.campaign_id = on_page.campaign_id
                    and datapoint_group.region_id = readable.region_id
                    and datapoint_group.is_shown
                offset 0 -- one by one, not by reading the campaign
            ) as pair
            where not on_page.is_whole
            order by readable.region_id
            limit on_page.taken::bigint
            offset on_page.skipped
        )
    ) as place
),

heading as (
    -- Taken by the first row of a table, else not executed.
    select
        named.indicator_ids,
        named.names
    from monitoring.datapoint_heading(
        (select array_agg(numbered.campaign_id order by numbered.number) from numbered),
        (select array_agg(numbered.region_id order by numbered.number) from numbered),
        :indicator_ids::integer[],
        :agg_level::text
    ) as named
)

select
    (select coalesce(sum(counted.weight), 0)::bigint from counted) as total_count,
    numbered.skipped,
    numbered.region_id,
    numbered.campaign_id,
    shown.indicator_ids,
    shown.cell_values,
    shown.kinds,
    shown.child_counts,
    shown.children,
    shown.campaign_slug,
    shown.region_name,
    case when :is_csv::boolean and coalesce(numbered.number, 1) = 1 then (select heading.indicator_ids from heading) end as column_ids,
    case when :is_csv::boolean and coalesce(numbered.number, 1) = 1 then (select heading.names from heading) end as column_names
from (select) as always
left join numbered on true
left join lateral monitoring.datapoint_row(
    numbered.campaign_id,
    numbered.region_id,
    :indicator_ids::integer[],
    :agg_level::text,
    :provenance::boolean,
    :is_csv::boolean
) as shown on true
order by numbered.number
