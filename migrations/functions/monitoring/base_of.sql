-- What a cell gives to its parent's sum: its stored value, else what it has from its children; never a calculated one.
-- The text between is the shortest that reads back equal, where the direct cast keeps 15 digits.
create or replace function monitoring.base_of(
    aggregation "char",
    stored double precision,
    child_sum numeric,
    child_count integer
)
    returns numeric
    language sql
    immutable
    parallel safe
as $$
    select
        case
            when aggregation = 'n' then null
            when stored is not null then stored::text::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
$$;
