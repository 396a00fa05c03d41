-- The text and the source of a document, by its owner or whoever manages the system.
-- psql -v id=17 -v given="'{\"doc_text\": \"June\"}'" -v caller_id=1 -f WriteDocument.Update.sql
with /* Monitoring/WriteDocument.Update */
wanted as (
    select
        document.id,
        document.created_by_id
    from monitoring.document
    where document.id = :id::integer
),

permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'manage_system')
        or exists (
            select 1
            from wanted
            where wanted.created_by_id = :caller_id::bigint
        )
        or (
            monitoring.has_code(:caller_id::bigint, 'upload_csv')
            and not exists (select 1 from wanted)
        )
),

written as (
    update monitoring.document
    set (doc_text, source_id) = (
        select
            given.doc_text,
            coalesce(
                given.source_id,
                (select source.id from monitoring.source where source.source_name = 'datapoint_upload')
            )
        from jsonb_populate_record(document, :given::jsonb) as given
    )
    from wanted
    cross join permitted
    where document.id = wanted.id
    returning document.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
