-- The counts of a processed document.
-- psql -v document_id=17 -f DocumentReview.Counts.sql
select /* Monitoring/DocumentReview.Counts */
    coalesce(document.source_datapoint_count, 0) as source_datapoint_count,
    coalesce(document.master_datapoint_count, 0) as master_datapoint_count
from monitoring.document
where document.id = :document_id::integer
