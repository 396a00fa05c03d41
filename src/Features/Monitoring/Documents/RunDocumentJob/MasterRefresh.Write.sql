-- Steps 1 to 7 of a refresh (spec/monitoring.md 12.3): judges the cells, writes the datapoints and their history, and
-- notes on each cell what became of it. One statement, for one snapshot: a map that changes meanwhile must not bring a
-- cell to a region or an indicator that was not judged. The document and the campaigns are locked. Of a document that
-- has just come the planner knows nothing: what is looked up in a step of this statement is looked up by in, not in or
-- group by, which hash; a join would loop.
with /* Monitoring/MasterRefresh.Write */
candidate as materialized (
    select
        source_datapoint.id,
        source_datapoint.row_number,
        source_datapoint.column_number,
        source_datapoint.value,
        source_datapoint.status as old_status,
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
        candidate.old_status,
        candidate.region_id,
        candidate.campaign_id,
        candidate.indicator_id,
        case
            when candidate.value is null then 'NO_VALUE'
            when region.office_id <> campaign.office_id then 'OFFICE_MISMATCH'
            when candidate.region_id not in (select writable_region.region_id from writable_region) then 'NOT_PERMITTED'
            when candidate.indicator_id not in (select writable_indicator.indicator_id from writable_indicator)
                then 'NOT_PERMITTED'
        end as refusal
    from candidate
    inner join monitoring.region on region.id = candidate.region_id
    inner join monitoring.campaign on campaign.id = candidate.campaign_id
),

-- Of several cells for one key the last line, then the rightmost column, wins.
ranked as (
    select
        judged.id,
        judged.value,
        judged.old_status,
        judged.region_id,
        judged.campaign_id,
        judged.indicator_id,
        judged.refusal,
        judged.refusal is null
        and row_number() over (
            partition by judged.refusal is null, judged.campaign_id, judged.indicator_id, judged.region_id
            order by judged.row_number desc, judged.column_number desc, judged.id desc
        ) = 1 as is_winner
    from judged
),

settled as materialized (
    select
        ranked.id,
        ranked.value,
        ranked.old_status,
        ranked.region_id,
        ranked.campaign_id,
        ranked.indicator_id,
        datapoint.id as datapoint_id,
        origin.document_id as origin_id,
        (datapoint.value, datapoint.source_datapoint_id) is distinct from (ranked.value, ranked.id) as is_news,
        case
            when ranked.refusal is not null then ranked.refusal
            when not ranked.is_winner then 'SUPERSEDED'
            when datapoint.source_datapoint_id is null and datapoint.value is not null then 'KEPT_TYPED'
            when origin.document_id > :document_id::integer then 'OLDER_DOCUMENT'
            else 'SYNCED'
        end as status
    from ranked
    left join monitoring.datapoint
        on ranked.is_winner
        and datapoint.campaign_id = ranked.campaign_id
        and datapoint.indicator_id = ranked.indicator_id
        and datapoint.region_id = ranked.region_id
    left join monitoring.source_datapoint as origin on origin.id = datapoint.source_datapoint_id
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
        settled.campaign_id,
        settled.indicator_id,
        settled.region_id,
        settled.value,
        :caller_id::bigint,
        settled.id,
        :now::timestamptz,
        :now::timestamptz
    from settled
    where
        settled.status = 'SYNCED'
        and settled.datapoint_id is null
    order by settled.campaign_id, settled.indicator_id, settled.region_id
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
        value = settled.value,
        source_datapoint_id = settled.id,
        changed_by_id = :caller_id::bigint,
        updated_at = :now::timestamptz
    from settled
    where
        datapoint.id = settled.datapoint_id
        and settled.status = 'SYNCED'
        and settled.is_news
    returning
        datapoint.id,
        datapoint.campaign_id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.value
),

-- What came from this document and has no cell any more. A cell that this caller may not write still holds its place.
doomed as materialized (
    select max(either.datapoint_id) as id
    from (
        select
            datapoint.id as datapoint_id,
            datapoint.campaign_id,
            datapoint.indicator_id,
            datapoint.region_id
        from monitoring.source_datapoint
        inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
        where
            source_datapoint.document_id = :document_id::integer
            and (:indicator_id::integer is null or datapoint.indicator_id = :indicator_id::integer)

        union all

        select
            null,
            settled.campaign_id,
            settled.indicator_id,
            settled.region_id
        from settled
        where settled.status not in ('NO_VALUE', 'OFFICE_MISMATCH')
    ) as either
    group by either.campaign_id, either.indicator_id, either.region_id
    having count(*) = count(either.datapoint_id)
),

deleted as (
    delete from monitoring.datapoint
    where datapoint.id = any(array(select doomed.id from doomed))
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

noted as (
    update monitoring.source_datapoint
    set status = settled.status
    from settled
    where
        source_datapoint.id = settled.id
        and settled.status is distinct from settled.old_status
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
        and source_datapoint.id not in (select settled.id from settled)
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
    (select count(*) from settled where settled.status = 'SYNCED') - keys.created - keys.updated as unchanged,
    (
        select coalesce(json_object_agg(counted.status, counted.cells order by counted.status), '{}')::text
        from (
            select
                settled.status,
                count(*) as cells
            from settled
            where settled.status <> 'SYNCED'
            group by settled.status
        ) as counted
    ) as skipped,
    keys.campaign_ids,
    keys.region_ids,
    keys.indicator_ids,
    (
        select coalesce(array_agg(distinct settled.origin_id), '{}')
        from settled
        where
            settled.status = 'SYNCED'
            and settled.origin_id <> :document_id::integer
    ) as loser_ids
from keys
