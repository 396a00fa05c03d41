-- The three definitions of a calculated indicator, in the order in which they are tried.
create or replace function monitoring.calculation(
    summed double precision,
    part double precision,
    whole double precision,
    part_of_difference double precision,
    whole_of_difference double precision,
    denominator double precision
)
    returns double precision
    language sql
    immutable
    parallel safe
as $$
    select coalesce(
        summed,
        monitoring.ratio(part, whole),
        monitoring.ratio(whole_of_difference - part_of_difference, denominator)
    )
$$;
