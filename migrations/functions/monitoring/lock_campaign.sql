-- One writer at a time for a campaign's values: two writers below one parent would each miss the other's row. While
-- the tree, a definition or an office changes, nobody writes values (monitoring.lock_structure).
create or replace function monitoring.lock_campaign(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock_shared(1297042000, 0); -- the first number keeps our locks apart from others; no campaign is 0
    perform pg_advisory_xact_lock(1297042000, of_campaign_id);
end
$$;
