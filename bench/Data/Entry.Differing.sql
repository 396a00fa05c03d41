-- What follows from a typed value in the service's campaign (1) and in the peer's (3), where they differ.
with cell as (
    select
        resolved.campaign_id,
        resolved.region_id,
        resolved.stored,
        resolved.child_sum,
        resolved.child_count,
        resolved.aggregation,
        resolved.value,
        pair.value_count,
        pair.shown_below,
        pair.is_shown
    from monitoring.datapoint_resolved as resolved
    inner join monitoring.datapoint_group as pair
        on pair.campaign_id = resolved.campaign_id
        and pair.region_id = resolved.region_id
    where
        resolved.indicator_id = 101
        and resolved.campaign_id in (1, 3)
)

select count(*) as cells
from cell
full join cell as other
    on other.campaign_id = 4 - cell.campaign_id
    and other.region_id = cell.region_id
where
    (to_jsonb(cell) - 'campaign_id') is distinct from (to_jsonb(other) - 'campaign_id')
