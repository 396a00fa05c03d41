-- First in a transaction of the work: alone on its document.
-- psql -v document_id=17 -f RunDocumentJob.Begin.sql
-- writes: monitoring.lock_document
select /* Monitoring/RunDocumentJob.Begin */ monitoring.lock_document(:document_id::integer)::text as locked
