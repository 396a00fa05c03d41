-- One typed value: who may do it and whether the keys fit is checked here, the rest is monitoring.enter_value, which
-- runs only for what was accepted, and only if nobody else writes the campaign's values at this moment. Clearing what
-- does not exist gives no datapoint_id.
-- psql -v caller_id=1 -v campaign_id=7 -v region_id=23 -v indicator_id=1 -v value=420 -v note=null -v has_note=false -v now="'2026-11-22'" -f SaveEntry.sql
-- writes: monitoring.enter_value
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

locked as materialized (
    select
        :campaign_id::integer as campaign_id,
        monitoring.try_lock_campaign(:campaign_id::integer) as is_free
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
    from locked
    cross join lateral monitoring.enter_value(
        locked.campaign_id, -- of that row: the function is not called before there is one
        :region_id::integer,
        :indicator_id::integer,
        :value::double precision,
        :note::text,
        :has_note::boolean,
        :caller_id::bigint,
        :now::timestamptz
    ) as entered
    where locked.is_free
),

busy as (
    select
        campaign.name as campaign_name,
        (
            select document_job.document_id
            from monitoring.document_job
            where
                document_job.state = 'running'
                and document_job.kind = 'refresh'
                and document_job.campaign_id = campaign.id
            limit 1
        ) as refreshed_from
    from locked
    inner join monitoring.campaign on campaign.id = locked.campaign_id
    where not locked.is_free
)

select
    checked.has_region,
    checked.has_campaign,
    checked.has_indicator,
    checked.is_permitted,
    checked.is_one_office,
    written.datapoint_id,
    coalesce(written.is_created, false) as is_created,
    busy.campaign_name is not null as is_busy,
    busy.campaign_name,
    busy.refreshed_from
from checked
left join written on true
left join busy on true
