-- Texts as they are compared with stored ones: without outer blanks, in lower case, letters composed.
create or replace function casework.matched(given text[])
    returns text[]
    language sql
    immutable
    strict
    parallel safe
as $$
select coalesce(array_agg(lower(normalize(btrim(one), nfc))), '{}')
from unnest(given) as one
$$;
