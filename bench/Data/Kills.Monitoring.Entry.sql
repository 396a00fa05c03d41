-- Values that were typed, the number itself, each with its line of history.
select
    datapoint.value::bigint as number,
    1 + count(datapoint_history.id) as parts
from monitoring.datapoint
left join monitoring.datapoint_history
    on datapoint_history.datapoint_id = datapoint.id
    and datapoint_history.value = datapoint.value
where
    datapoint.source_datapoint_id is null
    and datapoint.indicator_id > 100
group by datapoint.id
