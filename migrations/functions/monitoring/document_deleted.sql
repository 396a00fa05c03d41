-- The stored file of a deleted document is removed by a job, unless another document needs it too.
create or replace function monitoring.document_deleted()
    returns trigger
    language plpgsql
as $$
begin
    insert into monitoring.file_removal (storage_key, run_at)
    values (old.storage_key, '-infinity')
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Monitoring/RemoveFile');

    return null;
end
$$;

create or replace trigger document_deleted
    after delete on monitoring.document
    for each row
    when (old.storage_key is not null)
    execute function monitoring.document_deleted();
