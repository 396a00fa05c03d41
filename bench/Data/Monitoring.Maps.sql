-- Maps the strings of a document as a person would: regions by their code, the rest by name.
with region_map as (
    insert into monitoring.region_map (source_object_id, master_object_id, mapped_by_id)
    select
        source_region.id,
        region.id,
        :caller_id::bigint
    from monitoring.source_region
    inner join monitoring.region on region.region_code = source_region.region_code
),

campaign_map as (
    insert into monitoring.campaign_map (source_object_id, master_object_id, mapped_by_id)
    select
        source_campaign.id,
        campaign.id,
        :caller_id::bigint
    from monitoring.source_campaign
    inner join monitoring.campaign on campaign.name = source_campaign.campaign_string
)

insert into monitoring.indicator_map (source_object_id, master_object_id, mapped_by_id)
select
    source_indicator.id,
    indicator.id,
    :caller_id::bigint
from monitoring.source_indicator
inner join monitoring.indicator on indicator.name = source_indicator.indicator_string
