-- The indicators that an account may write: those of its groups.
create or replace function monitoring.writable_indicator(of_account_id bigint)
    returns table (indicator_id integer)
    language sql
    stable
    parallel safe
    rows 50
as $$
    select distinct group_permission.indicator_id
    from monitoring.user_group
    inner join monitoring.group_permission on group_permission.group_id = user_group.group_id
    where user_group.user_id = of_account_id
$$;
