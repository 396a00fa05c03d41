-- Documents that were uploaded.
select
    substr(document.doc_text, 6)::bigint as number,
    count(*) as parts
from monitoring.document
where document.doc_text like 'kept-%'
group by document.doc_text
