-- A page of the pairs of chosen regions and campaigns that have any value: found in monitoring.datapoint_group. With
-- no_pivot each value counts, else each pair.
-- psql -v caller_id=1 -v region_ids="'{23}'" -v parent_ids=null -v level_ids=null -v indicator_ids=null -v no_pivot=false -v campaign_ids=null -v campaign_start=null -v campaign_end=null -v agg_level="'mixed'" -v provenance=false -v is_csv=false -v limit=20 -v offset=0 -f ListDatapoints.Groups.sql
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
    -- For CSV: the indicators asked for, else those that have a value on the page, by name.
    select
        array_agg(indicator.id order by indicator.name collate "C") as indicator_ids,
        array_agg(indicator.name order by indicator.name collate "C") as names
    from monitoring.indicator
    where
        :is_csv::boolean
        and case
            when :indicator_ids::integer[] is not null then indicator.id = any(:indicator_ids::integer[])
            else indicator.id in (
                select unnest(cells.indicator_ids)
                from numbered
                cross join lateral monitoring.cells_of(
                    numbered.campaign_id, numbered.region_id, null, :agg_level::text
                ) as cells
            )
        end
)

select
    (select coalesce(sum(counted.weight), 0)::bigint from counted) as total_count,
    numbered.skipped,
    numbered.region_id,
    numbered.campaign_id,
    cells.indicator_ids,
    cells.cell_values,
    cells.kinds::text[] as kinds,
    cells.child_counts,
    case
        when :provenance::boolean then (
            select count(*)
            from monitoring.region as child
            where child.parent_region_id = numbered.region_id
        )
    end as children,
    case
        when :is_csv::boolean then (select campaign.slug from monitoring.campaign where campaign.id = numbered.campaign_id)
    end as campaign_slug,
    case
        when :is_csv::boolean then (select region.name from monitoring.region where region.id = numbered.region_id)
    end as region_name,
    case when :is_csv::boolean and coalesce(numbered.number, 1) = 1 then (select heading.indicator_ids from heading) end as column_ids,
    case when :is_csv::boolean and coalesce(numbered.number, 1) = 1 then (select heading.names from heading) end as column_names
from (select) as always
left join numbered on true
left join lateral
    monitoring.cells_of(numbered.campaign_id, numbered.region_id, :indicator_ids::integer[], :agg_level::text) as cells
    on true
order by numbered.number
