-- Which map a text has already.
-- psql -v source_object_id=184381 -f WriteIndicatorMap.Holder.sql
select /* Monitoring/WriteIndicatorMap.Holder */ indicator_map.id
from monitoring.indicator_map
where indicator_map.source_object_id = :source_object_id::integer
