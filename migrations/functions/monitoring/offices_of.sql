-- The offices of all regions that an account may reach: those of its grants, and those of the few regions inside its
-- grants whose office differs from their parent's.
create or replace function monitoring.offices_of(of_account_id bigint, of_mode text)
    returns table (office_id integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    select region.office_id
    from monitoring.granted_region(of_account_id, of_mode) as granted
    inner join monitoring.region on region.id = granted.region_id

    union

    select region.office_id
    from monitoring.region_subtree
    inner join monitoring.region on region.id = region_subtree.region_id
    where
        region_subtree.is_office_border
        and exists (select 1 from monitoring.region_access(of_account_id, of_mode, region.id))
$$;
