-- As monitoring.lock_campaign, for those who would rather come again than wait: whether the campaign's values are locked
-- now, for this transaction.
create or replace function monitoring.try_lock_campaign(of_campaign_id integer)
    returns boolean
    language sql
as $$
    select
        pg_try_advisory_xact_lock_shared(1297042000, 0)
        and pg_try_advisory_xact_lock(1297042000, of_campaign_id)
$$;
