-- The numbers of a document, without cells, history and everything that follows from them.
insert into monitoring.datapoint (campaign_id, indicator_id, region_id, value)
select
    :campaign_id::integer,
    cell.indicator_id,
    cell.region_id,
    cell.value
from unnest(:indicator_ids::integer[], :region_ids::integer[], :values::double precision[])
    as cell (indicator_id, region_id, value)
on conflict (campaign_id, indicator_id, region_id) do update
    set value = excluded.value
