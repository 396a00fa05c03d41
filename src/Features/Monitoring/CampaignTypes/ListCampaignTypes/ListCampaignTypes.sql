-- Campaign types, filtered and paged.
-- psql -v limit=20 -v offset=0 -f ListCampaignTypes.sql
with /* Monitoring/ListCampaignTypes */
matching as (
    select campaign_type.id
    from monitoring.campaign_type
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
    campaign_type.id,
    campaign_type.name
from page
inner join monitoring.campaign_type on campaign_type.id = page.id
order by page.id
