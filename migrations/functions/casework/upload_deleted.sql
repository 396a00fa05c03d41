-- An upload is gone, with what it belonged to: a job removes its content, unless another upload has the same.
create or replace function casework.upload_deleted()
    returns trigger
    language plpgsql
as $$
begin
    insert into casework.file_removal (storage_key, run_at)
    values (old.storage_key, '-infinity')
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Casework/RemoveFile');

    return null;
end
$$;

create or replace trigger upload_deleted
    after delete on casework.upload
    for each row execute function casework.upload_deleted();
