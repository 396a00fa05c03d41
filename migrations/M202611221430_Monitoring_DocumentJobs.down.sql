drop trigger datapoint_typed_over on monitoring.datapoint;

drop function monitoring.datapoint_typed_over();

drop function monitoring.review_documents(integer[]);

drop function monitoring.lock_document(integer);

drop view monitoring.document_review_detail;

alter table monitoring.document_review
    drop column source_dp_count,
    drop column master_dp_count;

comment on column monitoring.source_datapoint.status is null;

alter table monitoring.source_datapoint
    drop column column_number,
    drop column value,
    drop column is_withdrawn;

drop trigger document_deleted on monitoring.document;

drop function monitoring.document_deleted();

drop table monitoring.file_removal;

drop table monitoring.document_job;

drop function monitoring.document_job_changed();
