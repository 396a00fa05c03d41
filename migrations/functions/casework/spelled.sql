-- Texts as they are compared with ids of other systems: without outer blanks, letters composed, their case as it is.
create or replace function casework.spelled(given text[])
    returns text[]
    language sql
    immutable
    strict
    parallel safe
as $$
select coalesce(array_agg(normalize(btrim(one), nfc)), '{}')
from unnest(given) as one
$$;
