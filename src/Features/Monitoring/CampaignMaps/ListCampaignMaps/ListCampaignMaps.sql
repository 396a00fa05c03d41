-- Campaign maps, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListCampaignMaps.sql
with /* Monitoring/ListCampaignMaps */
matching as (
    select campaign_map.id
    from monitoring.campaign_map
    where
        true
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    campaign_map.id,
    campaign_map.master_object_id,
    campaign_map.source_object_id,
    campaign_map.mapped_by_id
from page
inner join monitoring.campaign_map on campaign_map.id = page.id
order by page.id
