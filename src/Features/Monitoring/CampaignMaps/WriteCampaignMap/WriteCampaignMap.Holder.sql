-- Which map a text has already.
-- psql -v source_object_id=184381 -f WriteCampaignMap.Holder.sql
select /* Monitoring/WriteCampaignMap.Holder */ campaign_map.id
from monitoring.campaign_map
where campaign_map.source_object_id = :source_object_id::integer
