-- A text as it is compared in any case: Unicode's full case folding, so that STRASSE is Straße and ΟΔΟΣ is οδος. What is
-- ASCII, or has none of the letters that fold into several, costs no more than lower. The database must know letters
-- (LC_CTYPE), as the embedded one does; with C only ASCII is folded.
create or replace function ops.casefold(value text)
    returns text
    language sql
    immutable
    parallel safe
as $$
    select
        case
            when octet_length(value) = char_length(value) then lower(value)
            when value !~ '[\u00df\u0130-\u0131\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9a\u1e9e\u1f50\u1f52\u1f54\u1f56\u1f80-\u1faf\u1fb2-\u1fb4\u1fb6-\u1fb7\u1fbc\u1fc2-\u1fc4\u1fc6-\u1fc7\u1fcc\u1fd2-\u1fd3\u1fd6-\u1fd7\u1fe2-\u1fe4\u1fe6-\u1fe7\u1ff2-\u1ff4\u1ff6-\u1ff7\u1ffc\ufb00-\ufb06\ufb13-\ufb17]'
                then lower(upper(value))
            else ops.casefold_letters(value)
        end
$$;
