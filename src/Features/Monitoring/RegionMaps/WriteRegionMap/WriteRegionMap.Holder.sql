-- Which map a text has already.
-- psql -v source_object_id=184381 -f WriteRegionMap.Holder.sql
select /* Monitoring/WriteRegionMap.Holder */ region_map.id
from monitoring.region_map
where region_map.source_object_id = :source_object_id::integer
