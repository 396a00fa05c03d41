-- The regions that an account may read, for what refers to them: nobody learns of another region by the name of one that
-- points to it. Plain SQL, inlined into the statement that calls it.
create or replace function monitoring.readable_region(of_account_id bigint)
    returns setof monitoring.region
    language sql
    stable
    parallel safe
    rows 1000
as $$
    select region.*
    from monitoring.authorized_region(of_account_id, 'r', 0) as authorized
    inner join monitoring.region on region.id = authorized.region_id
$$;
