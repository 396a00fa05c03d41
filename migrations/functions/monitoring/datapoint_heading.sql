-- The columns of a table of datapoints: the indicators asked for, else those that have a value on the page, by name. The
-- first two arrays go in step and name the page's pairs. Not inlined, so lists that are no table do not plan it; its own
-- plan is made once for each connection.
create or replace function monitoring.datapoint_heading(
    of_campaign_ids integer[],
    of_region_ids integer[],
    of_indicator_ids integer[],
    of_level text
)
    returns table (indicator_ids integer[], names text[])
    language plpgsql
    stable
    parallel safe
    rows 1
as $$
begin
    return query
    select
        array_agg(indicator.id order by indicator.name collate "C"),
        array_agg(indicator.name order by indicator.name collate "C")
    from monitoring.indicator
    where
        case
            when of_indicator_ids is not null then indicator.id = any(of_indicator_ids)
            else indicator.id in (
                select unnest(shown.indicator_ids)
                from unnest(of_campaign_ids, of_region_ids) as pair (campaign_id, region_id)
                cross join lateral monitoring.datapoint_row(
                    pair.campaign_id, pair.region_id, null, of_level, false, false
                ) as shown
            )
        end;
end
$$;
