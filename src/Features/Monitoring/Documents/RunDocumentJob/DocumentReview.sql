-- Counts documents anew and makes their review rows.
-- psql -v document_ids="'{17}'" -f DocumentReview.sql
-- writes: monitoring.review_documents
select /* Monitoring/DocumentReview */
    monitoring.review_documents(:document_ids::integer[])::text as reviewed
