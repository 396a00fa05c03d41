-- The campaigns of the offices of the caller's regions, the latest first, filtered and paged.
-- psql -v caller_id=4 -v limit=20 -v offset=0 -v uri_format="'id'" -f ListCampaigns.sql
with /* Monitoring/ListCampaigns */
matching as (
    select
        campaign.id,
        campaign.start_date
    from monitoring.campaign
    where
        campaign.office_id in (select visible.office_id from monitoring.offices_of(:caller_id::bigint, 'r') as visible)
        -- slot: filters
),

page as (
    select
        matching.id,
        matching.start_date
    from matching
    order by matching.start_date desc, matching.id desc
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    campaign.id,
    campaign.name,
    campaign.slug,
    campaign.start_date,
    campaign.end_date,
    monitoring.reference(:uri_format::text, 'office', office.id, office.name, monitoring.slug_of(office.name)) as office,
    '/api/v2/campaign/' || campaign.id || '/' as resource_uri,
    campaign.created_at,
    campaign.office_id,
    campaign.campaign_type_id
from page
inner join monitoring.campaign on campaign.id = page.id
left join monitoring.office on office.id = campaign.office_id
order by page.start_date desc, page.id desc
