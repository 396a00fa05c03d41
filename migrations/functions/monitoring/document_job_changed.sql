-- New work wakes the jobs of all nodes; an end, those who wait for it.
create or replace function monitoring.document_job_changed()
    returns trigger
    language plpgsql
as $$
begin
    if new.state = 'queued' then
        perform pg_notify('job', 'Monitoring/RunDocumentJob');
    elsif new.state in ('done', 'refused', 'failed') then
        perform pg_notify('job_ended', 'Monitoring/RunDocumentJob ' || new.id);
    end if;

    return null;
end
$$;

create or replace trigger document_job_changed
    after insert or update of state on monitoring.document_job
    for each row execute function monitoring.document_job_changed();
