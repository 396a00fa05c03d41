-- The name of a document's file, as its row shows it.
-- psql -v id=17 -f WriteDocument.FileName.sql
select /* Monitoring/WriteDocument.FileName */
    document.docfile
from monitoring.document
where document.id = :id::integer
