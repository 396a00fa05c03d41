-- Without letter case and accents: for search.
create or replace function casework.folded(value text)
    returns text
    language sql
    immutable
    strict
    parallel safe
as $$
select regexp_replace(lower(normalize(value, nfd)), '[\u0300-\u036f]', '', 'g')
$$;
