-- One typed value: who may do it and whether the keys fit is checked here, the rest is monitoring.enter_value, which
-- runs only for what was accepted. Clearing what does not exist gives no datapoint_id.
-- psql -v caller_id=1 -v campaign_id=7 -v region_id=23 -v indicator_id=1 -v value=420 -v note=null -v has_note=false -v now="'2026-11-22'" -f SaveEntry.sql
with /* Monitoring/SaveEntry */
checked as materialized (
    select
        region.id is not null as has_region,
        campaign.id is not null as has_campaign,
        indicator.id is not null as has_indicator,
        exists (select 1 from monitoring.region_access(:caller_id::bigint, 'w', :region_id::integer))
        and exists (
            select 1
            from monitoring.writable_indicator(:caller_id::bigint) as writable
            where writable.indicator_id = :indicator_id::integer
        ) as is_permitted,
        coalesce(region.office_id = campaign.office_id, false) as is_one_office
    from (select) as always
    left join monitoring.region on region.id = :region_id::integer
    left join monitoring.campaign on campaign.id = :campaign_id::integer
    left join monitoring.indicator on indicator.id = :indicator_id::integer
),

accepted as materialized (
    select
    from checked
    where
        checked.has_indicator
        and checked.is_permitted
        and checked.is_one_office
),

written as materialized (
    select
        entered.datapoint_id,
        entered.is_created
    from accepted
    cross join lateral monitoring.enter_value(
        :campaign_id::integer,
        :region_id::integer,
        :indicator_id::integer,
        :value::double precision,
        :note::text,
        :has_note::boolean,
        :caller_id::bigint,
        :now::timestamptz
    ) as entered
)

select
    checked.has_region,
    checked.has_campaign,
    checked.has_indicator,
    checked.is_permitted,
    checked.is_one_office,
    written.datapoint_id,
    coalesce(written.is_created, false) as is_created
from checked
left join written on true
