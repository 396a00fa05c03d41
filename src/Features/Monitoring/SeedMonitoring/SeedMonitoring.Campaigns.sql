-- Demo campaigns.
-- psql -v offices="'{Kesteria}'" -v types="'{Mop-up}'" -v names="'{Kesteria May 2026}'" -v start_dates="'{2026-05-11}'" -v end_dates="'{2026-05-14}'" -f SeedMonitoring.Campaigns.sql
insert /* Monitoring/SeedMonitoring.Campaigns */ into monitoring.campaign (
    name,
    slug,
    office_id,
    campaign_type_id,
    start_date,
    end_date
)
select
    item.name,
    monitoring.slug_of(item.name),
    office.id,
    campaign_type.id,
    item.start_date,
    item.end_date
from unnest(
    :offices::text[],
    :types::text[],
    :names::text[],
    :start_dates::date[],
    :end_dates::date[]
) with ordinality as item (office, type, name, start_date, end_date, ordinal)
inner join monitoring.office on office.name = item.office
inner join monitoring.campaign_type on campaign_type.name = item.type
order by item.ordinal
