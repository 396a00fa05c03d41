-- Makes one campaign's groups anew from its resolved values. The campaign is locked.
create or replace function monitoring.rebuild_groups(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    delete from monitoring.datapoint_group where datapoint_group.campaign_id = of_campaign_id;

    perform monitoring.add_to_groups(
        of_campaign_id,
        array_agg(counted.region_id),
        array_agg(counted.value_count)
    )
    from (
        select
            cell.region_id,
            count(*)::integer as value_count
        from monitoring.datapoint_resolved as cell
        where
            cell.campaign_id = of_campaign_id
            and cell.has_value
        group by cell.region_id
    ) as counted;
end
$$;
