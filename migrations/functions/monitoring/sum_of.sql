-- The sum of an array. Null for an empty one: the size of a subtree in a loop is not known.
create or replace function monitoring.sum_of(sizes integer[])
    returns bigint
    language plpgsql
    immutable
    strict
    parallel safe
as $$
declare
    total bigint;
    size integer;
begin
    foreach size in array sizes loop
        total := coalesce(total, 0) + size;
    end loop;

    return total;
end
$$;
