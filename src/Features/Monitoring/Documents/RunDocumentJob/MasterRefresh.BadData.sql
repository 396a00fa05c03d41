-- Lists what is questionable in a document: cells whose region and campaign are of different offices, as the refresh
-- noted on them, and negative values that come from it. What is listed already stays as it is; with an indicator only
-- the cells mapped to it are looked at.
-- psql -v document_id=17 -v indicator_id=3 -v now="'2026-11-22'" -f MasterRefresh.BadData.sql
with /* Monitoring/MasterRefresh.BadData */
judged as materialized (
    select
        source_datapoint.id,
        source_datapoint.value,
        source_datapoint.status
    from monitoring.source_datapoint
    where
        source_datapoint.document_id = :document_id::integer
        and not source_datapoint.is_withdrawn
        and (source_datapoint.value < 0 or source_datapoint.status = 'OFFICE_MISMATCH')
        and (
            :indicator_id::integer is null
            or source_datapoint.indicator_string in (
                select source_indicator.indicator_string
                from monitoring.indicator_map
                inner join monitoring.source_indicator on source_indicator.id = indicator_map.source_object_id
                where indicator_map.master_object_id = :indicator_id::integer
            )
        )
),

bad as materialized (
    select
        judged.id as source_datapoint_id,
        null::bigint as datapoint_id,
        'office_mismatch' as error_type
    from judged
    where judged.status = 'OFFICE_MISMATCH'

    union all

    select
        judged.id,
        datapoint.id,
        'negative_value'
    from judged
    inner join monitoring.datapoint on datapoint.source_datapoint_id = judged.id
    where
        datapoint.value < 0
        and (:indicator_id::integer is null or datapoint.indicator_id = :indicator_id::integer)
),

mended as (
    delete from monitoring.bad_data
    where
        bad_data.document_id = :document_id::integer
        and (
            :indicator_id::integer is null
            or bad_data.source_datapoint_id in (
                select source_datapoint.id
                from monitoring.indicator_map
                inner join monitoring.source_indicator on source_indicator.id = indicator_map.source_object_id
                inner join monitoring.source_datapoint
                    on source_datapoint.document_id = :document_id::integer
                    and source_datapoint.indicator_string = source_indicator.indicator_string
                where indicator_map.master_object_id = :indicator_id::integer
            )
        )
        and (bad_data.source_datapoint_id, bad_data.error_type, coalesce(bad_data.datapoint_id, 0)) not in (
            select
                bad.source_datapoint_id,
                bad.error_type,
                coalesce(bad.datapoint_id, 0)
            from bad
        )
)

insert into monitoring.bad_data (source_datapoint_id, datapoint_id, document_id, error_type, created_at)
select
    bad.source_datapoint_id,
    bad.datapoint_id,
    :document_id::integer,
    bad.error_type,
    :now::timestamptz
from bad
where
    (bad.source_datapoint_id, bad.error_type, coalesce(bad.datapoint_id, 0)) not in (
        select
            bad_data.source_datapoint_id,
            bad_data.error_type,
            coalesce(bad_data.datapoint_id, 0)
        from monitoring.bad_data
        where
            bad_data.document_id = :document_id::integer
            and bad_data.source_datapoint_id is not null
    )
order by bad.source_datapoint_id, bad.error_type, bad.datapoint_id
