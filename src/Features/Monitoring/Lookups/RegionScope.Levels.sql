-- The names that the parameter level accepts.
-- psql -f RegionScope.Levels.sql
select /* Monitoring/RegionScope.Levels */
    region_type.id,
    region_type.name
from monitoring.region_type
order by region_type.id
