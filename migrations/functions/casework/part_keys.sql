-- What casework.search_keys has of everybody in whose names there is a word with this part.
create or replace function casework.part_keys(org_id bigint, part text)
    returns bigint[]
    language sql
    immutable
    parallel safe
as $$
select
    case
        when char_length(part_keys.part) < 3
            then array[hashtextextended('^' || part_keys.part, part_keys.org_id)]
        else array(
            select distinct hashtextextended(substr(part_keys.part, place, 3), part_keys.org_id)
            from generate_series(1, char_length(part_keys.part) - 2) as place
        )
    end
$$;
