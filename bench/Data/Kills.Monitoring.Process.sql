-- Cells of documents that were processed to the end.
select
    substr(document.doc_text, 6)::bigint as number,
    count(source_datapoint.id) as parts
from monitoring.document
inner join monitoring.document_job on document_job.document_id = document.id
left join monitoring.source_datapoint on source_datapoint.document_id = document.id
where
    document.doc_text like 'kept-%'
    and document_job.kind = 'process'
    and document_job.state = 'done'
group by document.id
