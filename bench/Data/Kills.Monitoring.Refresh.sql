-- Documents whose values were written; the cells of a later one take the place of an earlier one's.
select
    substr(document.doc_text, 6)::bigint as number,
    count(*) as parts
from monitoring.document
inner join monitoring.document_job on document_job.document_id = document.id
where
    document.doc_text like 'kept-%'
    and document_job.kind = 'refresh'
    and document_job.state = 'done'
group by document.id
