-- After a region, campaign or indicator without datapoints was deleted: the empty rows that cleared values left.
create or replace function monitoring.forget_values()
    returns trigger
    language plpgsql
as $$
begin
    if tg_table_name = 'campaign' then
        delete from monitoring.datapoint_resolved using old_rows where datapoint_resolved.campaign_id = old_rows.id;
        delete from monitoring.datapoint_group using old_rows where datapoint_group.campaign_id = old_rows.id;
    elsif tg_table_name = 'region' then
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.region_id = old_rows.id;
        delete from monitoring.datapoint_group
        using old_rows, monitoring.campaign
        where
            datapoint_group.campaign_id = campaign.id
            and datapoint_group.region_id = old_rows.id;
    else
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.indicator_id = old_rows.id;
    end if;

    return null;
end
$$;

create or replace trigger region_forgotten
    after delete on monitoring.region
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();

create or replace trigger campaign_forgotten
    after delete on monitoring.campaign
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();

create or replace trigger indicator_forgotten
    after delete on monitoring.indicator
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();
