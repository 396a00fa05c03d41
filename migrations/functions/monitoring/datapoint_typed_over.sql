-- A person typed over an uploaded datapoint: it no longer comes from its document.
create or replace function monitoring.datapoint_typed_over()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.count_datapoints('{}', array[old.source_datapoint_id]);

    return null;
end
$$;

create or replace trigger datapoint_typed_over
    after update of source_datapoint_id on monitoring.datapoint
    for each row
    when (old.source_datapoint_id is not null and new.source_datapoint_id is null)
    execute function monitoring.datapoint_typed_over();
