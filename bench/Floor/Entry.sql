-- The one row, without history, permissions and everything that follows from it.
insert into monitoring.datapoint (campaign_id, indicator_id, region_id, value)
values (:campaign_id::integer, :indicator_id::integer, :region_id::integer, :value::double precision)
on conflict (campaign_id, indicator_id, region_id) do update
    set value = excluded.value
returning id
