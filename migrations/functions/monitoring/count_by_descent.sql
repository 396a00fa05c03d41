-- How many rows authorized_region has, by descent. Apart from count_authorized, so that its plan is made and opened only
-- where it is needed.
create or replace function monitoring.count_by_descent(of_account_id bigint, of_mode text, of_depth integer)
    returns bigint
    language sql
    stable
    parallel safe
as $$
    select count(*)
    from monitoring.authorized_region(of_account_id, of_mode, of_depth)
$$;
