-- Keeps region_subtree after truncate.
create or replace function monitoring.region_truncated()
    returns trigger
    language plpgsql
as $$
begin
    delete from monitoring.region_subtree;

    return null;
end
$$;

create or replace trigger region_truncated
    after truncate on monitoring.region
    for each statement execute function monitoring.region_truncated();
