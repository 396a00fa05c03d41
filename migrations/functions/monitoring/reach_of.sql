-- How much of all regions an account may reach, for lists that choose their way by it: whether an eighth or more, and
-- whether every one. The first compares kept sums, the second counts the regions of those who pass the first.
create or replace function monitoring.reach_of(of_account_id bigint, of_mode text)
    returns table (is_wide boolean, is_whole boolean)
    language sql
    stable
    parallel safe
    rows 1
as $$
    select
        width.is_wide,
        case
            when width.is_wide then counted.region_count = (select count(*) from monitoring.region)
            else false
        end
    from monitoring.count_authorized(of_account_id, of_mode, 0) as counted
    cross join lateral (
        select counted.region_count * 8 >= coalesce(sum(region_subtree.region_count), 0) as is_wide
        from monitoring.region as root
        inner join monitoring.region_subtree on region_subtree.region_id = root.id
        where root.parent_region_id is null
    ) as width
$$;
