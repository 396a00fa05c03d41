-- Makes some indicators' values anew, and what is calculated from them, in all campaigns that have any values.
create or replace function monitoring.rebuild_indicators(of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
begin
    perform monitoring.rebuild(
        campaign.id,
        array(
            select given.indicator_id
            from unnest(of_indicator_ids) as given (indicator_id)

            union

            select dependent.indicator_id
            from monitoring.dependents_of(of_indicator_ids) as dependent
        )
    )
    from monitoring.campaign
    where
        exists (
            select 1
            from monitoring.datapoint_group
            where datapoint_group.campaign_id = campaign.id
        );
end
$$;
