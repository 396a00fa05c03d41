-- Whether an account may write one indicator.
create or replace function monitoring.is_writable_indicator(of_account_id bigint, of_indicator_id integer)
    returns boolean
    language sql
    stable
    parallel safe
as $$
    select exists (
        select 1
        from monitoring.writable_indicator(of_account_id) as writable
        where writable.indicator_id = of_indicator_id
    )
$$;
