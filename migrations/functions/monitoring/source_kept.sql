-- The sources that the service itself names for what comes without one keep their names and stay.
create or replace function monitoring.source_kept()
    returns trigger
    language plpgsql
as $$
begin
    raise exception 'this source is the service''s own'
        using errcode = 'check_violation', constraint = 'source_kept', table = 'source';
end
$$;

create or replace trigger source_renamed
    before update of source_name on monitoring.source
    for each row
    when (
        old.source_name in ('data entry', 'datapoint_upload')
        and new.source_name <> old.source_name
    )
    execute function monitoring.source_kept();

create or replace trigger source_deleted
    before delete on monitoring.source
    for each row
    when (old.source_name in ('data entry', 'datapoint_upload'))
    execute function monitoring.source_kept();
