-- Counts documents anew and makes their review rows.
-- psql -v document_ids="'{17}'" -f DocumentJobs.Review.sql
select /* Monitoring/DocumentJobs.Review */
    monitoring.review_documents(:document_ids::integer[])::text as reviewed
