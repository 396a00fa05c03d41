-- Steps 1 to 8 of a refresh (spec/monitoring.md 12.3) but for what is derived: one snapshot, one row of outcome. The
-- document and the campaigns are locked.
with /* Monitoring/MasterRefresh.Write */
candidate as materialized (
    select
        source_datapoint.id,
        source_datapoint.row_number,
        source_datapoint.column_number,
        source_datapoint.value,
        region_map.master_object_id as region_id,
        campaign_map.master_object_id as campaign_id,
        indicator_map.master_object_id as indicator_id
    from monitoring.source_datapoint
    inner join monitoring.source_region on source_region.region_code = source_datapoint.region_code
    inner join monitoring.region_map on region_map.source_object_id = source_region.id
    inner join monitoring.source_campaign on source_campaign.campaign_string = source_datapoint.campaign_string
    inner join monitoring.campaign_map on campaign_map.source_object_id = source_campaign.id
    inner join monitoring.source_indicator on source_indicator.indicator_string = source_datapoint.indicator_string
    inner join monitoring.indicator_map on indicator_map.source_object_id = source_indicator.id
    where
        source_datapoint.document_id = :document_id::integer
        and not source_datapoint.is_withdrawn
        and campaign_map.master_object_id = any(:campaign_ids::integer[]) -- a map made since the lock waits for the next
        and (:indicator_id::integer is null or indicator_map.master_object_id = :indicator_id::integer)
),

writable_region as materialized (
    select wanted.region_id
    from (
        select distinct candidate.region_id
        from candidate
    ) as wanted
    where
        exists (
            select 1
            from monitoring.region_access(:caller_id::bigint, 'w', wanted.region_id)
        )
),

writable_indicator as materialized (
    select wanted.indicator_id
    from (
        select distinct candidate.indicator_id
        from candidate
    ) as wanted
    where monitoring.is_writable_indicator(:caller_id::bigint, wanted.indicator_id)
),

judged as (
    select
        candidate.id,
        candidate.row_number,
        candidate.column_number,
        candidate.value,
        candidate.region_id,
        candidate.campaign_id,
        candidate.indicator_id,
        case
            when candidate.value is null then 'NO_VALUE'
            when region.office_id <> campaign.office_id then 'OFFICE_MISMATCH'
            when writable_region.region_id is null or writable_indicator.indicator_id is null then 'NOT_PERMITTED'
        end as refusal
    from candidate
    inner join monitoring.region on region.id = candidate.region_id
    inner join monitoring.campaign on campaign.id = candidate.campaign_id
    left join writable_region on writable_region.region_id = candidate.region_id
    left join writable_indicator on writable_indicator.indicator_id = candidate.indicator_id
),

-- Of several cells for one key the lowest line, then the rightmost column, wins.
ranked as materialized (
    select
        judged.id,
        judged.value,
        judged.region_id,
        judged.campaign_id,
        judged.indicator_id,
        judged.refusal,
        row_number() over (
            partition by judged.refusal is null, judged.campaign_id, judged.indicator_id, judged.region_id
            order by judged.row_number desc, judged.column_number desc, judged.id desc
        ) as place
    from judged
),

winner as materialized (
    select
        ranked.id,
        ranked.value,
        ranked.region_id,
        ranked.campaign_id,
        ranked.indicator_id,
        datapoint.id as datapoint_id,
        origin.document_id as origin_id,
        (datapoint.value, datapoint.source_datapoint_id) is distinct from (ranked.value, ranked.id) as is_news,
        case
            when datapoint.source_datapoint_id is null and datapoint.value is not null then 'KEPT_TYPED'
            when origin.document_id > :document_id::integer then 'OLDER_DOCUMENT'
            else 'SYNCED'
        end as status
    from ranked
    left join monitoring.datapoint
        on datapoint.campaign_id = ranked.campaign_id
        and datapoint.indicator_id = ranked.indicator_id
        and datapoint.region_id = ranked.region_id
    left join monitoring.source_datapoint as origin on origin.id = datapoint.source_datapoint_id
    where
        ranked.refusal is null
        and ranked.place = 1
),

created as (
    insert into monitoring.datapoint (
        campaign_id,
        indicator_id,
        region_id,
        value,
        changed_by_id,
        source_datapoint_id,
        created_at,
        updated_at
    )
    select
        winner.campaign_id,
        winner.indicator_id,
        winner.region_id,
        winner.value,
        :caller_id::bigint,
        winner.id,
        :now::timestamptz,
        :now::timestamptz
    from winner
    where winner.datapoint_id is null
    order by winner.campaign_id, winner.indicator_id, winner.region_id
    returning
        datapoint.id,
        datapoint.campaign_id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.value
),

updated as (
    update monitoring.datapoint
    set
        value = winner.value,
        source_datapoint_id = winner.id,
        changed_by_id = :caller_id::bigint,
        updated_at = :now::timestamptz
    from winner
    where
        datapoint.id = winner.datapoint_id
        and winner.status = 'SYNCED'
        and winner.is_news
    returning
        datapoint.id,
        datapoint.campaign_id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.value
),

-- What came from this document and has no cell any more. A cell that this caller may not write still holds its place.
deleted as (
    delete from monitoring.datapoint
    using monitoring.source_datapoint
    where
        source_datapoint.id = datapoint.source_datapoint_id
        and source_datapoint.document_id = :document_id::integer
        and datapoint.campaign_id = any(:campaign_ids::integer[])
        and (:indicator_id::integer is null or datapoint.indicator_id = :indicator_id::integer)
        and not exists (
            select 1
            from ranked
            where
                ranked.campaign_id = datapoint.campaign_id
                and ranked.indicator_id = datapoint.indicator_id
                and ranked.region_id = datapoint.region_id
                and coalesce(ranked.refusal, 'NOT_PERMITTED') = 'NOT_PERMITTED'
        )
    returning
        datapoint.id,
        datapoint.campaign_id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.source_datapoint_id
),

changed as materialized (
    select
        created.id,
        created.campaign_id,
        created.indicator_id,
        created.region_id,
        created.value,
        'insert' as action
    from created

    union all

    select
        updated.id,
        updated.campaign_id,
        updated.indicator_id,
        updated.region_id,
        updated.value,
        'update'
    from updated

    union all

    select
        deleted.id,
        deleted.campaign_id,
        deleted.indicator_id,
        deleted.region_id,
        null,
        'delete'
    from deleted
),

remembered as (
    insert into monitoring.datapoint_history (
        datapoint_id,
        region_id,
        campaign_id,
        indicator_id,
        value,
        changed_by_id,
        changed_at,
        action
    )
    select
        changed.id,
        changed.region_id,
        changed.campaign_id,
        changed.indicator_id,
        changed.value,
        :caller_id::bigint,
        :now::timestamptz,
        changed.action
    from changed
),

verdict as materialized (
    select
        ranked.id,
        coalesce(ranked.refusal, winner.status, 'SUPERSEDED') as status
    from ranked
    left join winner on winner.id = ranked.id
),

noted as (
    update monitoring.source_datapoint
    set status = verdict.status
    from verdict
    where
        source_datapoint.id = verdict.id
        and source_datapoint.status is distinct from verdict.status
),

forgotten as (
    update monitoring.source_datapoint
    set status = null
    where
        source_datapoint.document_id = :document_id::integer
        and source_datapoint.status is not null
        and not source_datapoint.is_withdrawn
        and (
            :indicator_id::integer is null
            or source_datapoint.id in (select deleted.source_datapoint_id from deleted)
        )
        and source_datapoint.id not in (select verdict.id from verdict)
),

bad as materialized (
    select
        ranked.id as source_datapoint_id,
        null::bigint as datapoint_id,
        'office_mismatch' as error_type
    from ranked
    where ranked.refusal = 'OFFICE_MISMATCH'

    union all

    select
        winner.id,
        coalesce(winner.datapoint_id, created.id),
        'negative_value'
    from winner
    left join created
        on created.campaign_id = winner.campaign_id
        and created.indicator_id = winner.indicator_id
        and created.region_id = winner.region_id
    where
        winner.status = 'SYNCED'
        and winner.value < 0
),

mended as (
    delete from monitoring.bad_data
    where
        bad_data.document_id = :document_id::integer
        and (
            :indicator_id::integer is null
            or bad_data.source_datapoint_id in (select ranked.id from ranked)
        )
        and not exists (
            select 1
            from bad
            where
                bad.source_datapoint_id = bad_data.source_datapoint_id
                and bad.error_type = bad_data.error_type
                and bad.datapoint_id is not distinct from bad_data.datapoint_id
        )
),

listed as (
    insert into monitoring.bad_data (source_datapoint_id, datapoint_id, document_id, error_type, created_at)
    select
        bad.source_datapoint_id,
        bad.datapoint_id,
        :document_id::integer,
        bad.error_type,
        :now::timestamptz
    from bad
    where
        not exists (
            select 1
            from monitoring.bad_data
            where
                bad_data.source_datapoint_id = bad.source_datapoint_id
                and bad_data.error_type = bad.error_type
                and bad_data.datapoint_id is not distinct from bad.datapoint_id
        )
),

keys as (
    select
        coalesce(array_agg(changed.campaign_id), '{}') as campaign_ids,
        coalesce(array_agg(changed.region_id), '{}') as region_ids,
        coalesce(array_agg(changed.indicator_id), '{}') as indicator_ids,
        count(*) filter (where changed.action = 'insert') as created,
        count(*) filter (where changed.action = 'update') as updated,
        count(*) filter (where changed.action = 'delete') as deleted
    from changed
)

select
    keys.created,
    keys.updated,
    keys.deleted,
    (select count(*) from winner where winner.status = 'SYNCED') - keys.created - keys.updated as unchanged,
    (
        select coalesce(json_object_agg(counted.status, counted.cells order by counted.status), '{}')::text
        from (
            select
                verdict.status,
                count(*) as cells
            from verdict
            where verdict.status <> 'SYNCED'
            group by verdict.status
        ) as counted
    ) as skipped,
    keys.campaign_ids,
    keys.region_ids,
    keys.indicator_ids,
    (
        select coalesce(array_agg(distinct winner.origin_id), '{}')
        from winner
        where
            winner.status = 'SYNCED'
            and winner.origin_id <> :document_id::integer
    ) as loser_ids
from keys
