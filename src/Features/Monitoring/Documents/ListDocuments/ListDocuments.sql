-- The caller's documents or all, filtered and paged, newest first.
-- psql -v caller_id=4 -v show_all=false -v limit=20 -v offset=0 -f ListDocuments.sql
with /* Monitoring/ListDocuments */
matching as (
    select document.id
    from monitoring.document
    where
        (:show_all::boolean or document.created_by_id = :caller_id::bigint)
        -- slot: filters
),

page as (
    select matching.id
    from matching
    order by matching.id desc
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    document.id,
    document.source_datapoint_count,
    document.is_processed,
    document.created_at,
    document.docfile,
    document.doc_text,
    document.master_datapoint_count,
    document.source_id,
    document.created_by_id,
    document.guid
from page
inner join monitoring.document on document.id = page.id
order by page.id desc
