-- The campaigns that an account sees, those of the offices of its regions, for what refers to them. Plain SQL, inlined into
-- the statement that calls it.
create or replace function monitoring.visible_campaign(of_account_id bigint)
    returns setof monitoring.campaign
    language sql
    stable
    parallel safe
    rows 100
as $$
    select campaign.*
    from monitoring.campaign
    where
        campaign.office_id in (
            select visible.office_id
            from monitoring.offices_of(of_account_id, 'r') as visible
        )
$$;
