-- Review rows, filtered and paged. The maps are joined, so a map shows at once.
-- psql -v limit=20 -v offset=0 -f ListDocumentReviews.sql
with /* Monitoring/ListDocumentReviews */
matching as (
    select
        detail.id,
        detail.document_id,
        detail.db_model
    from monitoring.document_review_detail as detail
    where
        true
        -- slot: filters
),

page as (
    select
        matching.id,
        matching.document_id,
        matching.db_model
    from matching
    order by matching.document_id, matching.db_model, matching.id
    limit :limit::bigint
    offset :offset::bigint
)

select
    (select count(*) from matching) as total_count,
    detail.id,
    detail.document_id,
    detail.db_model,
    detail.source_object_id,
    detail.source_string,
    detail.source_dp_count,
    detail.master_object_id,
    detail.map_id,
    detail.master_dp_count
from page
inner join monitoring.document_review_detail as detail on detail.id = page.id
order by page.document_id, page.db_model, page.id
