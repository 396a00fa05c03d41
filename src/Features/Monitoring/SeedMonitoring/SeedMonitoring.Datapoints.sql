-- Demo values, as if somebody had typed them.
-- psql -v campaigns="'{Kesteria May 2026}'" -v codes="'{KES-OAK-1}'" -v short_names="'{vaccinated}'" -v numbers="'{12}'" -v now="'2026-11-22'" -f SeedMonitoring.Datapoints.sql
insert /* Monitoring/SeedMonitoring.Datapoints */ into monitoring.datapoint (
    campaign_id,
    indicator_id,
    region_id,
    value,
    created_at,
    updated_at
)
select
    campaign.id,
    indicator.id,
    region.id,
    item.number,
    :now::timestamptz,
    :now::timestamptz
from unnest(
    :campaigns::text[],
    :codes::text[],
    :short_names::text[],
    :numbers::double precision[]
) with ordinality as item (campaign, code, short_name, number, ordinal)
inner join monitoring.campaign on campaign.name = item.campaign
inner join monitoring.region on region.region_code = item.code
inner join monitoring.indicator on indicator.short_name = item.short_name
order by item.ordinal
on conflict (campaign_id, indicator_id, region_id) do nothing
