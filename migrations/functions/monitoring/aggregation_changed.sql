-- After an indicator's kind of aggregation changed.
create or replace function monitoring.aggregation_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_indicators(array[new.id]);

    return null;
end
$$;

create or replace trigger aggregation_changed
    after update of aggregation on monitoring.indicator
    for each row
    when (old.aggregation is distinct from new.aggregation)
    execute function monitoring.aggregation_changed();
