-- Every settlement reports two numbers in a campaign of its office.
insert into monitoring.datapoint (campaign_id, indicator_id, region_id, value)
select
    campaign.id,
    indicator.id,
    region.id,
    1 + (hashint4(region.id * 31 + campaign.id * 7 + indicator.id) & 1023)
from monitoring.campaign
inner join monitoring.region on region.office_id = campaign.office_id and region.region_type_id = 6
cross join generate_series(1, 2) as indicator (id)
where campaign.id = :campaign_id::integer
order by indicator.id, region.id
