-- A document's values of one campaign: judges the cells, writes the datapoints and their history, takes away what has no
-- cell any more, and notes on each cell why it was not written. One statement, for one snapshot: a map that changes
-- meanwhile must not bring a cell to a region or an indicator that was not judged. The document and the campaign are
-- locked. Of a document the planner knows nothing: what is looked up in a step of this statement is looked up by in, not
-- in or group by, which hash; a join would loop.
-- psql -v document_id=17 -v campaign_id=7 -v indicator_id=3 -v held_ids="'{}'" -v caller_id=1 -v now="'2026-11-22'" -f MasterRefresh.Write.sql
with /* Monitoring/MasterRefresh.Write */
candidate as materialized (
    select
        source_datapoint.id,
        source_datapoint.row_number,
        source_datapoint.column_number,
        source_datapoint.value,
        source_datapoint.status as old_status,
        region_map.master_object_id as region_id,
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
        and campaign_map.master_object_id = :campaign_id::integer
        and (:indicator_id::integer is null or indicator_map.master_object_id = :indicator_id::integer)
),

-- What came from this document when the refresh began, and still does.
held as materialized (
    select
        datapoint.id,
        datapoint.region_id,
        datapoint.indicator_id
    from monitoring.datapoint
    inner join monitoring.source_datapoint on source_datapoint.id = datapoint.source_datapoint_id
    where
        datapoint.id = any(:held_ids::bigint[])
        and source_datapoint.document_id = :document_id::integer
        and (:indicator_id::integer is null or datapoint.indicator_id = :indicator_id::integer)
),

place as materialized (
    select
        wanted.region_id,
        (select region.office_id from monitoring.region where region.id = wanted.region_id)
        = (select campaign.office_id from monitoring.campaign where campaign.id = :campaign_id::integer) as is_home,
        exists (select 1 from monitoring.region_access(:caller_id::bigint, 'w', wanted.region_id)) as is_writable
    from (
        select candidate.region_id
        from candidate

        union

        select held.region_id
        from held
    ) as wanted
),

writable_indicator as materialized (
    select writable.indicator_id
    from monitoring.writable_indicator(:caller_id::bigint) as writable
),

judged as (
    select
        candidate.id,
        candidate.row_number,
        candidate.column_number,
        candidate.value,
        candidate.old_status,
        candidate.region_id,
        candidate.indicator_id,
        case
            when candidate.value is null then 'NO_VALUE'
            when candidate.region_id not in (select place.region_id from place where place.is_home)
                then 'OFFICE_MISMATCH'
            when candidate.region_id not in (select place.region_id from place where place.is_writable)
                then 'NOT_PERMITTED'
            when candidate.indicator_id not in (select writable_indicator.indicator_id from writable_indicator)
                then 'NOT_PERMITTED'
        end as refusal
    from candidate
),

-- Of several cells for one key the last line, then the rightmost column, wins.
ranked as (
    select
        judged.id,
        judged.value,
        judged.old_status,
        judged.region_id,
        judged.indicator_id,
        judged.refusal,
        judged.refusal is null
        and row_number() over (
            partition by judged.refusal is null, judged.indicator_id, judged.region_id
            order by judged.row_number desc, judged.column_number desc, judged.id desc
        ) = 1 as is_winner
    from judged
),

-- Refused, or to be written: then its status is null.
settled as materialized (
    select
        ranked.id,
        ranked.value,
        ranked.old_status,
        ranked.region_id,
        ranked.indicator_id,
        datapoint.id as datapoint_id,
        datapoint.source_datapoint_id as present_cell_id,
        (datapoint.value, datapoint.source_datapoint_id) is distinct from (ranked.value, ranked.id) as is_news,
        case
            when ranked.refusal is not null then ranked.refusal
            when not ranked.is_winner then 'SUPERSEDED'
            when datapoint.source_datapoint_id is null and datapoint.value is not null then 'KEPT_TYPED'
            when origin.document_id > :document_id::integer then 'OLDER_DOCUMENT'
        end as status
    from ranked
    left join monitoring.datapoint
        on ranked.is_winner
        and datapoint.campaign_id = :campaign_id::integer
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
        :campaign_id::integer,
        settled.indicator_id,
        settled.region_id,
        settled.value,
        :caller_id::bigint,
        settled.id,
        :now::timestamptz,
        :now::timestamptz
    from settled
    where
        settled.status is null
        and settled.datapoint_id is null
    order by settled.indicator_id, settled.region_id
    returning
        datapoint.id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.value,
        datapoint.source_datapoint_id
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
        and settled.status is null
        and settled.is_news
    returning
        datapoint.id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.value,
        datapoint.source_datapoint_id,
        settled.present_cell_id
),

-- What came from this document and has no cell any more. A cell that this caller may not write still holds its place.
homeless as materialized (
    select
        held.id,
        held.region_id in (select place.region_id from place where place.is_writable)
        and held.indicator_id in (select writable_indicator.indicator_id from writable_indicator) as is_permitted
    from held
    where
        (held.indicator_id, held.region_id) not in (
            select
                settled.indicator_id,
                settled.region_id
            from settled
            where settled.status is null or settled.status not in ('NO_VALUE', 'OFFICE_MISMATCH')
        )
),

deleted as (
    delete from monitoring.datapoint
    where datapoint.id = any(array(select homeless.id from homeless where homeless.is_permitted))
    returning
        datapoint.id,
        datapoint.indicator_id,
        datapoint.region_id,
        datapoint.source_datapoint_id
),

changed as materialized (
    select
        created.id,
        created.indicator_id,
        created.region_id,
        created.value,
        created.source_datapoint_id as gained_cell_id,
        null::bigint as lost_cell_id,
        'insert' as action
    from created

    union all

    select
        updated.id,
        updated.indicator_id,
        updated.region_id,
        updated.value,
        updated.source_datapoint_id,
        updated.present_cell_id,
        'update'
    from updated

    union all

    select
        deleted.id,
        deleted.indicator_id,
        deleted.region_id,
        null,
        null,
        deleted.source_datapoint_id,
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
        :campaign_id::integer,
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

counted as (
    select
        coalesce(array_agg(changed.region_id), '{}') as region_ids,
        coalesce(array_agg(changed.indicator_id), '{}') as indicator_ids,
        coalesce(array_agg(changed.gained_cell_id) filter (where changed.gained_cell_id is not null), '{}')
            as gained_cell_ids,
        coalesce(array_agg(changed.lost_cell_id) filter (where changed.lost_cell_id is not null), '{}')
            as lost_cell_ids,
        count(*) filter (where changed.action = 'insert') as created,
        count(*) filter (where changed.action = 'update') as updated,
        count(*) filter (where changed.action = 'delete') as deleted
    from changed
)

select
    counted.created,
    counted.updated,
    counted.deleted,
    (select count(*) from settled where settled.status is null) - counted.created - counted.updated as unchanged,
    (
        select coalesce(json_object_agg(refused.status, refused.cells), '{}')::text
        from (
            select
                kept.status,
                count(*) as cells
            from (
                select settled.status
                from settled
                where settled.status is not null

                union all

                select 'NOT_PERMITTED'
                from homeless
                where not homeless.is_permitted
            ) as kept
            group by kept.status
        ) as refused
    ) as skipped,
    counted.region_ids,
    counted.indicator_ids,
    counted.gained_cell_ids,
    counted.lost_cell_ids
from counted
