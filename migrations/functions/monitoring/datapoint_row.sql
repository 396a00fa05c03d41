-- What the list of datapoints shows of one region and campaign: the values in arrays that go in step, by indicator
-- (of_indicator_ids null: all); kind: s stored, a aggregated from as many children as child_counts says, c calculated.
create or replace function monitoring.datapoint_row(
    of_campaign_id integer,
    of_region_id integer,
    of_indicator_ids integer[],
    of_level text,
    with_children boolean,
    with_names boolean
)
    returns table (
        indicator_ids integer[],
        cell_values double precision[],
        kinds text[],
        child_counts integer[],
        children bigint,
        campaign_slug text,
        region_name text
    )
    language sql
    stable
    parallel safe
    rows 1
as $$
    select
        array_agg(cell.indicator_id order by cell.indicator_id),
        array_agg(
            case
                when of_level = 'mixed' then cell.value
                when of_level = 'no-agg' then coalesce(cell.stored, cell.calculated_local)
                when cell.child_count = 0 or cell.aggregation = 'n' then cell.calculated
                when abs(cell.child_sum) < 1e-300 then 0
                when cell.aggregation = 's' then cell.child_sum::double precision
                else (cell.child_sum / cell.child_count)::double precision
            end
            order by cell.indicator_id
        ),
        array_agg(
            case
                when cell.stored is not null and of_level <> 'agg-only' then 's'
                when cell.child_count > 0 and cell.aggregation <> 'n' and of_level <> 'no-agg' then 'a'
                else 'c'
            end
            order by cell.indicator_id
        ),
        array_agg(cell.child_count order by cell.indicator_id),
        case
            when with_children then (
                select count(*)
                from monitoring.region as child
                where child.parent_region_id = of_region_id
            )
        end,
        case
            when with_names then (
                select campaign.slug
                from monitoring.campaign
                where campaign.id = of_campaign_id
            )
        end,
        case
            when with_names then (
                select region.name
                from monitoring.region
                where region.id = of_region_id
            )
        end
    from monitoring.datapoint_resolved as cell
    where
        cell.campaign_id = of_campaign_id
        and cell.region_id = of_region_id
        and (of_indicator_ids is null or cell.indicator_id = any(of_indicator_ids))
        and case of_level when 'mixed' then cell.has_value when 'no-agg' then cell.has_local else cell.has_parts end
$$;
