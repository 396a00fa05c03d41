-- A page of the pairs of chosen regions and campaigns that have any value: found in monitoring.datapoint_group. With
-- no_pivot each value counts, else each pair.
-- psql -v caller_id=4 -v region_ids="'{23}'" -v parent_ids=null -v level_ids=null -v indicator_ids=null -v no_pivot=false -v campaign_ids=null -v campaign_start=null -v campaign_end=null -v agg_level="'mixed'" -v provenance=false -v is_csv=false -v limit=20 -v offset=0 -f ListDatapoints.Groups.sql
with /* Monitoring/ListDatapoints.Groups */
chosen as materialized (
    select
        campaign.id,
        campaign.start_date
    from monitoring.campaign
    where
        (:campaign_ids::integer[] is null or campaign.id = any(:campaign_ids::integer[]))
        and (:campaign_start::date is null or campaign.start_date >= :campaign_start::date)
        and (:campaign_end::date is null or campaign.end_date <= :campaign_end::date)
),

matching as materialized (
    -- Of the campaigns between the first and the last chosen one, so perhaps of a few others: joined with the chosen
    -- ones here, each region would be looked up once for each of them.
    select
        pair.campaign_id,
        wanted.region_id,
        case when :no_pivot::boolean then pair.value_count else 1 end as weight
    from monitoring.chosen_region(
        :caller_id::bigint, :region_ids::integer[], :parent_ids::integer[], :level_ids::integer[]
    ) as wanted
    cross join lateral (
        select
            datapoint_group.campaign_id,
            datapoint_group.value_count
        from monitoring.datapoint_group
        where
            datapoint_group.region_id = wanted.region_id
            and datapoint_group.is_shown
            and datapoint_group.campaign_id
                between (select min(chosen.id) from chosen) and (select max(chosen.id) from chosen)
        offset 0 -- region by region, however many the planner expects
    ) as pair
),

counted as materialized (
    select
        matching.campaign_id,
        chosen.start_date,
        sum(matching.weight) as weight
    from matching
    inner join chosen on chosen.id = matching.campaign_id
    group by matching.campaign_id, chosen.start_date
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
        placed.before
    from placed
    where
        placed.before + placed.weight > :offset::bigint
        and (:limit::bigint is null or placed.before < :offset::numeric + :limit::numeric)
),

spread as (
    select
        on_page.campaign_id,
        on_page.start_date,
        matching.region_id,
        matching.weight,
        on_page.before - matching.weight + sum(matching.weight) over (
            partition by on_page.campaign_id
            order by matching.region_id
        ) as before
    from on_page
    inner join matching on matching.campaign_id = on_page.campaign_id
),

numbered as materialized (
    select
        row_number() over (order by spread.start_date desc, spread.campaign_id desc, spread.region_id) as number,
        greatest(:offset::bigint - spread.before, 0)::bigint as skipped,
        spread.campaign_id,
        spread.region_id
    from spread
    where
        spread.before + spread.weight > :offset::bigint
        and (:limit::bigint is null or spread.before < :offset::numeric + :limit::numeric)
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
