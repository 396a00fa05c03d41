-- How a word of a name sounds, roughly: its first letter and the consonants behind it, those that sound alike as one.
create or replace function casework.sound_of(word text)
    returns text
    language plpgsql
    immutable
    strict
    parallel safe
as $$
declare
    plain constant text := translate(replace(replace(word, 'ph', 'f'), 'x', 'ks'), 'cqvzy', 'kkfsi');
begin
    return regexp_replace(left(plain, 1) || translate(substr(plain, 2), 'aeiouhw', ''), '(.)\1+', '\1', 'g');
end
$$;
