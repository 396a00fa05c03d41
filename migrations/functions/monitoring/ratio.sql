-- A quotient, or no value where there is none that a double can hold.
create or replace function monitoring.ratio(part double precision, whole double precision)
    returns double precision
    language sql
    immutable
    parallel safe
as $$
    select
        case
            when whole = 0 then null
            when abs(whole) < 1 and abs(part) > 1e300 * abs(whole) then null
            when abs(whole) > 1 and abs(part) < 1e-300 * abs(whole) then 0
            else part / whole
        end
$$;
