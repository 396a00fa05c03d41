-- The text of a name as a slug: lower case, other characters than letters and digits to hyphens.
create or replace function monitoring.slug_of(name text)
    returns text
    language sql
    immutable
    parallel safe
as $$
    select left(trim(both '-' from regexp_replace(lower(name), '[^[:alnum:]]+', '-', 'g')), 250)
$$;
