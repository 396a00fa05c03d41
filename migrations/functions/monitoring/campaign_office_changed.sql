-- After a campaign came to another office, which decides what is shown.
create or replace function monitoring.campaign_office_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_groups(new.id);

    return null;
end
$$;

create or replace trigger campaign_office_changed
    after update of office_id on monitoring.campaign
    for each row
    when (old.office_id <> new.office_id)
    execute function monitoring.campaign_office_changed();
