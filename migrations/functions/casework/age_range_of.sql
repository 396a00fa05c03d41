-- The band of an age: one row always, without a number where there is none. The planner puts the body in place of the call.
create or replace function casework.age_range_of(org_id bigint, age integer)
    returns table (id integer)
    language sql
    stable
    parallel safe
as $$
select
    (
        select age_band.id
        from casework.age_band
        where
            age_band.org_id = age_range_of.org_id
            and age_range_of.age between age_band.min_age and coalesce(age_band.max_age, 1000)
    )
$$;
