-- Where the file of a document is kept; null: it has none. No row: there is none that the caller may open.
-- psql -v id=17 -v caller_id=4 -f GetDocumentFile.sql
select /* Monitoring/GetDocumentFile */
    document.storage_key,
    document.docfile,
    document.sha256,
    document.created_at
from monitoring.document
where
    document.id = :id::integer
    and document.id in (select opened.document_id from monitoring.opened_document(:caller_id::bigint) as opened)
